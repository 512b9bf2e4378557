package org.linli.arrivals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.platform.sheet.SheetRow;

/**
 * What would become of the first rows of a list.
 *
 * @param sheets names of the sheets of the file
 * @param top the first rows of the chosen sheet, to choose the header from
 * @param fields the fields that have a column, in their order
 * @param counts how many of the rows that were tried would become what
 * @param rows those to look at: first all that would be refused, then those that differ or are known, then the first good ones
 */
public record ImportPreview(
        List<String> sheets,
        List<SheetRow> top,
        List<ArrivalField> fields,
        Map<Outcome, Integer> counts,
        List<Row> rows) {

    /** Most rows shown of one outcome. */
    private static final int MOST = 100;

    private static final int MOST_GOOD = 20;

    /** Counts what was tried and chooses what to show of it. */
    static ImportPreview of(List<String> sheets, List<SheetRow> top, List<ArrivalField> fields, List<Row> tried) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        tried.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
        var shown = Stream.of(Outcome.REFUSED, Outcome.DIFFERS, Outcome.KNOWN, Outcome.GOOD)
                .flatMap(outcome -> tried.stream()
                        .filter(row -> row.outcome() == outcome)
                        .limit(outcome == Outcome.GOOD ? MOST_GOOD : MOST))
                .toList();
        return new ImportPreview(sheets, top, fields, counts, shown);
    }

    /** How many rows were tried; lines with nobody in them do not count. */
    public int tried() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them would become this. */
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

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
