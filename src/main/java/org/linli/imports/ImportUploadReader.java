package org.linli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetFile.Sheet;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.springframework.stereotype.Component;

/** Looks into an upload before anything of it is stored: what its columns mean, how long it is, how it begins. */
@Component
class ImportUploadReader {

    /** So many rows from the top are shown to choose the header from. */
    private static final int SHOWN_TOP = 12;

    private final ImportFiles files;
    private final ImportMemory memory;

    ImportUploadReader(ImportFiles files, ImportMemory memory) {
        this.files = files;
        this.memory = memory;
    }

    /** Where the list keeps what, and how many rows stand below its header. */
    record Found(ImportMapping mapping, int total) {}

    /** Begin of a sheet, for a person to look at. */
    record Top(List<String> sheets, List<SheetRow> rows, List<SheetRow> below) {}

    /**
     * Finds the list in the file, and reads that sheet to its end, so that a damaged or hostile file is refused before
     * anything is stored. Where nothing looks like a list, the mapping has no columns.
     */
    Found find(ImportKind<?> kind, ImportId id, String fileName) {
        return opened(id, fileName, file -> {
            var finder = new ImportColumnFinder(kind);
            ImportMapping mapping = memory.recalled(
                    kind,
                    finder.in(file)
                            .orElseGet(() -> finder.under(file, sheet(file, 0), firstRow(file, sheet(file, 0)))));
            return new Found(mapping, count(file, mapping));
        });
    }

    /** The mapping as a person corrected it; where they chose another header, its columns are judged anew. */
    Found remap(ImportKind<?> kind, Import job, int sheet, int headerRow, Map<String, Integer> columns) {
        if (headerRow < 0) {
            throw Refused.of("headerRow", "imports.refusal.header");
        }
        return opened(job.id(), job.fileName(), file -> {
            ImportMapping before = job.mapping();
            ImportMapping mapping;
            if (before.sheet() == sheet && before.headerRow() == headerRow) {
                mapping = before.with(columns);
            } else {
                mapping = new ImportColumnFinder(kind).under(file, sheet(file, sheet), headerRow);
            }
            return new Found(mapping, count(file, mapping));
        });
    }

    /** The first rows of the chosen sheet, and the first below its header. */
    Top top(ImportKind<?> kind, Import job, int below) {
        return opened(job.id(), job.fileName(), file -> {
            ImportMapping mapping = job.mapping();
            var top = new ArrayList<SheetRow>();
            var data = new ArrayList<SheetRow>();
            UnaryOperator<SheetRow> above = kind.above(mapping);
            try (SheetRows rows = file.rows(sheet(file, mapping.sheet()))) {
                while (rows.hasNext() && (data.size() < below || top.size() < SHOWN_TOP)) {
                    SheetRow row = rows.next();
                    SheetRow filled = above.apply(row);
                    if (top.size() < SHOWN_TOP) {
                        top.add(row);
                    }
                    if (row.number() > mapping.headerRow() && data.size() < below) {
                        data.add(filled);
                    }
                }
            }
            return new Top(file.sheets().stream().map(Sheet::name).toList(), top, data);
        });
    }

    private <T> T opened(ImportId id, String fileName, Function<SheetFile, T> work) {
        return files.read(id, path -> {
            try (SheetFile file = Sheets.open(path, fileName, Limits.standard())) {
                return Objects.requireNonNull(work.apply(file));
            }
        });
    }

    private static Sheet sheet(SheetFile file, int index) {
        if (index < 0 || index >= file.sheets().size()) {
            throw Refused.of("sheet", "imports.refusal.sheet");
        }
        return file.sheets().get(index);
    }

    private static int firstRow(SheetFile file, Sheet sheet) {
        try (SheetRows rows = file.rows(sheet)) {
            return rows.hasNext() ? rows.next().number() : 0;
        }
    }

    private static int count(SheetFile file, ImportMapping mapping) {
        int count = 0;
        try (SheetRows rows = file.rows(sheet(file, mapping.sheet()))) {
            while (rows.hasNext()) {
                if (rows.next().number() > mapping.headerRow()) {
                    count++;
                }
            }
        }
        return count;
    }
}
