package org.linli.arrivals;

import java.util.List;
import java.util.Objects;

/**
 * Why a row was not stored, or what in a stored row should be looked at.
 *
 * @param row 1-based number of the row, as the spreadsheet shows it
 * @param column heading of the column, or its letter
 * @param value what was written there, unmasked: it goes back to whoever sent it, see {@link #shown()}
 * @param key message key of the reason
 * @param args values for it
 */
public record RowRefusal(int row, ArrivalField field, String column, String value, String key, List<Object> args) {

    /** Of a number that might be nearly right, so much is shown on screen that its place in the list is recognised. */
    private static final int SHOWN_OF_NUMBER = 6;

    public RowRefusal {
        Objects.requireNonNull(field);
        args = List.copyOf(args);
    }

    /** The value for the screen: numbers that identify somebody shortened. */
    public String shown() {
        boolean personal = field == ArrivalField.DOCUMENT || field == ArrivalField.PHONE;
        return personal && value.length() > SHOWN_OF_NUMBER
                ? value.substring(0, SHOWN_OF_NUMBER) + "*".repeat(value.length() - SHOWN_OF_NUMBER)
                : value;
    }

    /** The same with the value as it may be shown. */
    RowRefusal masked() {
        return new RowRefusal(row, field, column, shown(), key, args);
    }

    /** Without the value, so that it can stand in a log. */
    @Override
    public String toString() {
        return "row " + row + " " + field + ": " + key;
    }
}
