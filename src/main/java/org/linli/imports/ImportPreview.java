package org.linli.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.platform.sheet.SheetRow;

/**
 * What would become of the first rows of a list.
 *
 * @param sheets names of the sheets of the file
 * @param top the first rows of the chosen sheet, to choose the header from
 * @param columns those that the list has, in their order
 * @param counts how many of the rows that were tried would become what
 * @param rows those to look at: first all that would be refused, then those set aside or known, then the first good
 *     ones
 */
public record ImportPreview(
        List<String> sheets,
        List<SheetRow> top,
        List<ImportColumn> columns,
        Map<Outcome, Integer> counts,
        List<Row> rows) {

    /** Most rows shown of one outcome. */
    private static final int MOST = 100;

    private static final int MOST_GOOD = 20;

    /** Counts what was tried and chooses what to show of it. */
    static ImportPreview of(List<String> sheets, List<SheetRow> top, List<ImportColumn> columns, List<Row> tried) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        tried.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
        List<Row> shown = Stream.of(Outcome.REFUSED, Outcome.ASIDE, Outcome.KNOWN, Outcome.GOOD)
                .flatMap(outcome -> tried.stream()
                        .filter(row -> row.outcome() == outcome)
                        .limit(outcome == Outcome.GOOD ? MOST_GOOD : MOST))
                .toList();
        return new ImportPreview(sheets, top, columns, counts, shown);
    }

    /** How many rows were tried; lines with nothing in them do not count. */
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
        ASIDE,
        REFUSED;

        /** Message key of its name; what set aside means, each kind says. */
        public String key(ImportKind<?> kind) {
            return this == ASIDE ? kind.words("aside") : "imports.outcome." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One row.
     *
     * @param number as the spreadsheet program shows it
     * @param values in each of the columns, as written; numbers that identify somebody shortened
     * @param result what would come of it in a word; empty for nothing to be said
     * @param reasons why it would not be stored, or what must not be overlooked
     */
    public record Row(int number, List<String> values, Outcome outcome, String result, List<ImportReason> reasons) {

        static Row of(ImportOutcome outcome, ImportMapping mapping, List<ImportColumn> columns) {
            SheetRow row = outcome.row();
            List<String> values = columns.stream()
                    .map(column -> ImportReason.shown(
                            column,
                            mapping.column(column)
                                    .map(at -> row.cell(at).shown())
                                    .orElse("")))
                    .toList();
            List<ImportReason> reasons = outcome.reasons();
            return switch (outcome) {
                case ImportOutcome.Stored stored ->
                    new Row(row.number(), values, Outcome.GOOD, stored.result(), reasons);
                case ImportOutcome.Known known -> new Row(row.number(), values, Outcome.KNOWN, "", reasons);
                case ImportOutcome.Aside aside -> new Row(row.number(), values, Outcome.ASIDE, aside.result(), reasons);
                case ImportOutcome.Refused refused -> new Row(row.number(), values, Outcome.REFUSED, "", reasons);
            };
        }
    }
}
