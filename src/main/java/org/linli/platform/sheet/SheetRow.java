package org.linli.platform.sheet;

import java.util.List;

/**
 * A row with something in it.
 *
 * @param number 1-based, as the spreadsheet program shows it; for csv the number of the record
 * @param cells from column A on, without empty ones at the end
 */
public record SheetRow(int number, List<SheetCell> cells) {

    public SheetRow {
        if (number < 1) {
            throw new IllegalArgumentException("Row number " + number + " is below 1");
        }
        cells = List.copyOf(cells);
    }

    /** The cell of a 0-based column; empty beyond the last one. */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }

    /** Name of a 0-based column as spreadsheet programs show it: A, B, … Z, AA. */
    public static String columnName(int column) {
        var name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }
}
