package org.linli.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetRow;

/**
 * Why a row was not stored, or what about it should be looked at.
 *
 * @param row as the spreadsheet program numbers it
 * @param column name of the {@link ImportColumn}
 * @param heading of the column, or its letter; empty where the list has no such column
 * @param value what was written there; of a number that identifies somebody only its beginning
 * @param key message key of the reason
 * @param args values for it
 */
public record ImportReason(
        int row,
        @JsonProperty("field") String column,
        @JsonProperty("column") String heading,
        String value,
        String key,
        List<Object> args) {

    /** Of a number that might be nearly right, so much is shown that its place in the list is recognised. */
    private static final int SHOWN_OF_NUMBER = 6;

    public ImportReason {
        args = List.copyOf(args);
    }

    /** About a column of a row, with what is written there. */
    public static ImportReason of(
            ImportMapping mapping, SheetRow row, ImportColumn column, String key, Object... args) {
        String value = mapping.column(column).map(at -> row.cell(at).shown()).orElse("");
        return of(mapping, row.number(), column, value, key, args);
    }

    /** About a column of a row, with the value that was understood. */
    public static ImportReason of(
            ImportMapping mapping, int row, ImportColumn column, String value, String key, Object... args) {
        return new ImportReason(row, column.name(), mapping.heading(column), shown(column, value), key, List.of(args));
    }

    /** The value for the screen: numbers that identify somebody shortened. */
    static String shown(ImportColumn column, String value) {
        return column.personal() && value.length() > SHOWN_OF_NUMBER
                ? value.substring(0, SHOWN_OF_NUMBER) + "*".repeat(value.length() - SHOWN_OF_NUMBER)
                : value;
    }

    /** The same for a form. */
    public Problem problem() {
        return new Problem("", key, args);
    }

    /** Without the value, so that it can stand in a log. */
    @Override
    public String toString() {
        return "row " + row + " " + column + ": " + key;
    }
}
