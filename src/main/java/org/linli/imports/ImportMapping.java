package org.linli.imports;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRow;

/**
 * Where a list keeps what: the sheet, the row of its header and the place of each column. Found by
 * {@link ImportColumnFinder}, corrected by a person with {@link #with}.
 *
 * @param sheet 0-based
 * @param headerRow 1-based number of the header's row; 0 where the list has no header and the columns were told by
 *     their contents
 * @param headings what stands over each column, from column A on; empty where nothing does
 * @param columns 0-based place of each {@link ImportColumn} by its name; no two share one
 * @param listDay the day that the list's title names, from which dates without a year are understood
 */
public record ImportMapping(
        int sheet,
        String sheetName,
        int headerRow,
        List<String> headings,
        Map<String, Integer> columns,
        Optional<LocalDate> listDay) {

    public ImportMapping {
        headings = List.copyOf(headings);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (columns.values().stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("Two columns share a place: " + columns);
        }
    }

    /**
     * Looks through the first rows of each sheet for the one that has a header of a list of the kind, else for columns
     * that look like one.
     *
     * @return empty if no sheet has anything like it
     */
    public static Optional<ImportMapping> find(SheetFile file, ImportKind<?> kind) {
        return new ImportColumnFinder(kind).in(file);
    }

    /** The same with a column in another place, or in none; one that was there loses it. */
    public ImportMapping with(ImportColumn column, @Nullable Integer at) {
        var corrected = new LinkedHashMap<>(columns);
        corrected.remove(column.name());
        if (at != null) {
            if (at < 0) {
                throw new IllegalArgumentException("Columns count from 0, not " + at);
            }
            corrected.values().removeIf(at::equals);
            corrected.put(column.name(), at);
        }
        return with(corrected);
    }

    ImportMapping with(Map<String, Integer> corrected) {
        return new ImportMapping(sheet, sheetName, headerRow, headings, corrected, listDay);
    }

    /** 0-based place of a column; empty where the list does not have it. */
    public Optional<Integer> column(ImportColumn column) {
        return Optional.ofNullable(columns.get(column.name()));
    }

    /** Whether the list has the column. */
    public boolean has(ImportColumn column) {
        return columns.containsKey(column.name());
    }

    /** What to call a column to the user: its heading, else its letter; empty where the list does not have it. */
    public String heading(ImportColumn column) {
        return column(column)
                .map(at -> at < headings.size() && !headings.get(at).isEmpty()
                        ? headings.get(at)
                        : SheetRow.columnName(at))
                .orElse("");
    }
}
