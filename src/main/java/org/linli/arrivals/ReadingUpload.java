package org.linli.arrivals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetFile.Sheet;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.Sheets;
import org.linli.territory.Divisions;
import org.springframework.stereotype.Component;

/** Looks into an upload before anything of it is stored: what its columns mean, how long it is, how it begins. */
@Component
class ReadingUpload {

    /** So many rows from the top are shown to choose the header from. */
    private static final int SHOWN_TOP = 12;

    private final UploadedFiles files;
    private final Divisions divisions;

    ReadingUpload(UploadedFiles files, Divisions divisions) {
        this.files = files;
        this.divisions = divisions;
    }

    /** Where the list keeps what, and how many rows stand below its header. */
    record Found(ColumnMapping mapping, int total) {}

    /** Begin of a sheet, for a person to look at. */
    record Top(List<String> sheets, List<SheetRow> rows, List<SheetRow> below) {}

    /**
     * Finds the list in the file, and reads that sheet to its end, so that a damaged or hostile file is refused before
     * anything is stored. Where nothing looks like a list, the mapping has no columns.
     */
    Found find(ImportId id, String fileName) {
        return opened(id, fileName, file -> {
            var mapping = ColumnMapping.find(file, divisions)
                    .orElseGet(() ->
                            new FindingColumns(divisions).under(file, sheet(file, 0), firstRow(file, sheet(file, 0))));
            return new Found(mapping, count(file, mapping));
        });
    }

    /** The mapping as a person corrected it; where they chose another header, its columns are judged anew. */
    Found remap(Import job, int sheet, int headerRow, Map<ArrivalField, Integer> columns) {
        if (headerRow < 0) {
            throw Refused.of("headerRow", "arrivals.import.refusal.header");
        }
        return opened(job.id(), job.fileName(), file -> {
            var before = job.mapping();
            ColumnMapping mapping;
            if (before.sheet() == sheet && before.headerRow() == headerRow) {
                mapping = with(before, columns);
            } else {
                mapping = new FindingColumns(divisions).under(file, sheet(file, sheet), headerRow);
            }
            return new Found(mapping, count(file, mapping));
        });
    }

    /** The first rows of the chosen sheet, and the first below its header. */
    Top top(Import job, int below) {
        return opened(job.id(), job.fileName(), file -> {
            var mapping = job.mapping();
            var top = new ArrayList<SheetRow>();
            var data = new ArrayList<SheetRow>();
            try (var rows = file.rows(sheet(file, mapping.sheet()))) {
                while (rows.hasNext() && (data.size() < below || top.size() < SHOWN_TOP)) {
                    var row = rows.next();
                    if (top.size() < SHOWN_TOP) {
                        top.add(row);
                    }
                    if (row.number() > mapping.headerRow() && data.size() < below) {
                        data.add(row);
                    }
                }
            }
            return new Top(file.sheets().stream().map(Sheet::name).toList(), top, data);
        });
    }

    private <T> T opened(ImportId id, String fileName, Function<SheetFile, T> work) {
        return files.read(id, path -> {
            try (var file = Sheets.open(path, fileName, Limits.standard())) {
                return Objects.requireNonNull(work.apply(file));
            }
        });
    }

    private static ColumnMapping with(ColumnMapping before, Map<ArrivalField, Integer> columns) {
        var none = new ColumnMapping(
                before.sheet(),
                before.sheetName(),
                before.headerRow(),
                before.headings(),
                new EnumMap<>(ArrivalField.class),
                before.listDay());
        for (var field : ArrivalField.values()) {
            none = none.with(field, columns.get(field));
        }
        return none;
    }

    private static Sheet sheet(SheetFile file, int index) {
        if (index < 0 || index >= file.sheets().size()) {
            throw Refused.of("sheet", "arrivals.import.refusal.sheet");
        }
        return file.sheets().get(index);
    }

    private static int firstRow(SheetFile file, Sheet sheet) {
        try (var rows = file.rows(sheet)) {
            return rows.hasNext() ? rows.next().number() : 0;
        }
    }

    private static int count(SheetFile file, ColumnMapping mapping) {
        int count = 0;
        try (var rows = file.rows(sheet(file, mapping.sheet()))) {
            while (rows.hasNext()) {
                if (rows.next().number() > mapping.headerRow()) {
                    count++;
                }
            }
        }
        return count;
    }
}
