package org.linli.arrivals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRow;
import org.linli.territory.Divisions;

/**
 * Where a list keeps what: the sheet, the row of its header and the column of each field. Found by {@link #find}, corrected by a person with {@link #with}.
 *
 * @param sheet 0-based
 * @param headerRow 1-based number of the header's row; 0 where the list has no header and the columns were told by their contents
 * @param headings what stands over each column, from column A on; empty where nothing does
 * @param columns 0-based column of each field; no two fields share one
 * @param listDay the day that the list's title names, from which dates without a year are understood
 */
public record ColumnMapping(
        int sheet,
        String sheetName,
        int headerRow,
        List<String> headings,
        Map<ArrivalField, Integer> columns,
        Optional<LocalDate> listDay) {

    public ColumnMapping {
        headings = List.copyOf(headings);
        columns = Collections.unmodifiableMap(copy(columns));
        if (columns.values().stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("Two fields share a column: " + columns);
        }
    }

    /**
     * Looks through the first rows of each sheet for the one that has a header of an arrivals list, else for columns that look like one.
     *
     * @return empty if no sheet has anything like it
     */
    public static Optional<ColumnMapping> find(SheetFile file, Divisions divisions) {
        return new FindingColumns(divisions).in(file);
    }

    /** The same with a field in another column, or in none; a field that was there loses its column. */
    public ColumnMapping with(ArrivalField field, @Nullable Integer column) {
        Map<ArrivalField, Integer> corrected = copy(columns);
        corrected.remove(field);
        if (column != null) {
            if (column < 0) {
                throw new IllegalArgumentException("Columns count from 0, not " + column);
            }
            corrected.values().removeIf(column::equals);
            corrected.put(field, column);
        }
        return new ColumnMapping(sheet, sheetName, headerRow, headings, corrected, listDay);
    }

    /** The fields that an import needs and that have no column; {@link ArrivalField#ROOM} stands for room or address. */
    public List<ArrivalField> missing() {
        List<ArrivalField> missing = new ArrayList<>(ArrivalField.allNeeded());
        missing.removeAll(columns.keySet());
        if (!columns.containsKey(ArrivalField.ROOM) && !columns.containsKey(ArrivalField.ADDRESS)) {
            missing.add(ArrivalField.ROOM);
        }
        return missing;
    }

    /** What to call a field's column to the user: its heading, else its letter. */
    public String heading(ArrivalField field) {
        Integer column = columns.get(field);
        if (column == null) {
            return "";
        }
        String heading = column < headings.size() ? headings.get(column) : "";
        return heading.isEmpty() ? SheetRow.columnName(column) : heading;
    }

    private static Map<ArrivalField, Integer> copy(Map<ArrivalField, Integer> columns) {
        Map<ArrivalField, Integer> copy = new EnumMap<>(ArrivalField.class);
        copy.putAll(columns);
        return copy;
    }
}
