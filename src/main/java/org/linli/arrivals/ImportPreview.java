package org.linli.arrivals;

import java.util.List;
import org.linli.platform.sheet.SheetRow;

/**
 * What would become of the first rows of a list.
 *
 * @param sheets names of the sheets of the file
 * @param top the first rows of the chosen sheet, to choose the header from
 * @param fields the fields that have a column, in their order
 * @param rows the first rows with somebody in them
 */
public record ImportPreview(List<String> sheets, List<SheetRow> top, List<ArrivalField> fields, List<Row> rows) {

    /** What would become of a row. */
    public enum Outcome {
        GOOD,
        KNOWN,
        DIFFERS,
        REFUSED;

        /** Message key of its name. */
        public String key() {
            return "arrivals.import.outcome." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One row.
     *
     * @param number as the spreadsheet program shows it
     * @param values of each of the fields, as written; numbers that identify somebody shortened
     * @param protocol what would apply to the person; empty when they would only be registered, or not stored
     * @param reasons why it would not be stored, or what must not be overlooked
     */
    public record Row(int number, List<String> values, Outcome outcome, String protocol, List<RowRefusal> reasons) {}
}
