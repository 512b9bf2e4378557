package org.linli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** Where the list keeps what, how many rows stand below its header, and what stands beside it in the file. */
    record Found(ImportMapping mapping, int total, List<ImportOtherSheet> others) {}

    /** Begin of a sheet, for a person to look at. */
    record Top(List<String> sheets, List<SheetRow> rows, List<SheetRow> below) {}

    /**
     * Finds the list in the file, and reads that sheet to its end, so that a damaged or hostile file is refused before
     * anything is stored. Where nothing looks like a list, the mapping has no columns.
     *
     * @param wanted name of the sheet to read; empty for the best
     */
    Found find(ImportKind<?> kind, ImportId id, String fileName, String wanted) {
        return opened(id, fileName, file -> {
            var finder = new ImportColumnFinder(kind);
            ImportMapping mapping = wanted.isEmpty()
                    ? finder.in(file).orElseGet(() -> judged(finder, file, sheet(file, 0)))
                    : judged(finder, file, sheet(file, wanted));
            return found(finder, file, memory.recalled(kind, mapping));
        });
    }

    private static ImportMapping judged(ImportColumnFinder finder, SheetFile file, Sheet sheet) {
        return finder.in(file, sheet).orElseGet(() -> finder.under(file, sheet, firstRow(file, sheet)));
    }

    private static Found found(ImportColumnFinder finder, SheetFile file, ImportMapping mapping) {
        return new Found(mapping, count(file, mapping.sheet(), mapping.headerRow()), others(finder, file, mapping));
    }

    private static List<ImportOtherSheet> others(ImportColumnFinder finder, SheetFile file, ImportMapping mapping) {
        return file.sheets().stream()
                .filter(sheet -> sheet.index() != mapping.sheet())
                .map(sheet -> other(finder, file, sheet))
                .filter(other -> other.rows() > 0)
                .toList();
    }

    private static ImportOtherSheet other(ImportColumnFinder finder, SheetFile file, Sheet sheet) {
        Optional<ImportMapping> list = finder.in(file, sheet);
        int rows = count(file, sheet.index(), list.map(ImportMapping::headerRow).orElse(0));
        return new ImportOtherSheet(sheet.index(), sheet.name(), rows, list.isPresent());
    }

    /**
     * The mapping as a person corrected it; where they chose another header, its columns are judged anew. Of another
     * sheet under the same header row the header is looked for, since it may stand elsewhere there.
     */
    Found remap(ImportKind<?> kind, Import job, int sheet, int headerRow, Map<String, Integer> columns) {
        if (headerRow < 0) {
            throw Refused.of("headerRow", "imports.refusal.header");
        }
        return opened(job.id(), job.fileName(), file -> {
            ImportMapping before = job.mapping();
            var finder = new ImportColumnFinder(kind);
            if (before.sheet() != sheet && before.headerRow() == headerRow) {
                return found(finder, file, memory.recalled(kind, judged(finder, file, sheet(file, sheet))));
            }
            ImportMapping mapping = before.headerRow() == headerRow
                    ? before.with(columns)
                    : finder.under(file, sheet(file, sheet), headerRow);
            return before.sheet() == sheet
                    ? new Found(mapping, count(file, sheet, headerRow), job.others())
                    : found(finder, file, mapping);
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

    private static Sheet sheet(SheetFile file, String name) {
        return file.sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.of("sheet", "imports.refusal.sheet"));
    }

    private static int firstRow(SheetFile file, Sheet sheet) {
        try (SheetRows rows = file.rows(sheet)) {
            return rows.hasNext() ? rows.next().number() : 0;
        }
    }

    /** Rows below the header. */
    private static int count(SheetFile file, int sheet, int headerRow) {
        int count = 0;
        try (SheetRows rows = file.rows(sheet(file, sheet))) {
            while (rows.hasNext()) {
                if (rows.next().number() > headerRow) {
                    count++;
                }
            }
        }
        return count;
    }
}
