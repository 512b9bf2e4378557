package org.linli.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetFile.Sheet;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.text.WrittenDates;

/**
 * Finds the header of a list and what its columns mean. A column is judged by its heading and by how its values look;
 * the best pairs win. Titles and explanations may stand above the header, and other sheets before it.
 */
final class ImportColumnFinder {

    /** A header lies within so many rows from the top. */
    private static final int HEADER_WITHIN = 30;
    /** So many rows tell how a column looks. */
    private static final int SAMPLED = 60;

    /** Below this a pair of field and column is chance. */
    private static final double ENOUGH = 3;

    private static final int LONGEST_HEADING = 30;

    private static final double LOOK_WEIGHT = 4;
    /** A heading does not help against values that are plainly something else. */
    private static final double CONTRADICTED = -4;

    /** Such a share of values tells what a column holds even without a heading. */
    private static final double SURE = 0.7;

    private final ImportKind<?> kind;
    private final Map<ImportColumn, Predicate<SheetCell>> looks;

    ImportColumnFinder(ImportKind<?> kind) {
        this.kind = kind;
        this.looks = kind.looks();
    }

    /** The best of the sheets that have a list of the kind; empty where none has. */
    Optional<ImportMapping> in(SheetFile file) {
        return file.sheets().stream()
                .map(sheet -> candidate(file, sheet))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Candidate::score))
                .map(Candidate::mapping);
    }

    /** The list in one sheet; empty where it has none. */
    Optional<ImportMapping> in(SheetFile file, Sheet sheet) {
        return candidate(file, sheet).map(Candidate::mapping);
    }

    /** Judges the columns of one sheet under the header that a person pointed to; 0 for a list without a header. */
    ImportMapping under(SheetFile file, Sheet sheet, int headerRow) {
        List<SheetRow> titles = new ArrayList<>();
        List<SheetRow> data = new ArrayList<>();
        List<String> headings = List.of();
        try (SheetRows rows = file.rows(sheet)) {
            while (data.size() < SAMPLED && rows.hasNext()) {
                SheetRow row = rows.next();
                if (row.number() < headerRow) {
                    titles.add(row);
                } else if (row.number() == headerRow) {
                    headings = headings(row);
                } else {
                    data.add(row);
                }
            }
        }
        Scores scores = score(headings, data);
        return completed(
                scores,
                new ImportMapping(
                        sheet.index(),
                        sheet.name(),
                        headerRow,
                        headings,
                        names(scores.columns),
                        listDay(sheet, titles)));
    }

    private static List<String> headings(SheetRow header) {
        return header.cells().stream().map(c -> c.shown().strip()).toList();
    }

    private record Candidate(ImportMapping mapping, double score) {}

    private Optional<Candidate> candidate(SheetFile file, Sheet sheet) {
        List<SheetRow> top = new ArrayList<>();
        try (SheetRows rows = file.rows(sheet)) {
            while (top.size() < HEADER_WITHIN + SAMPLED && rows.hasNext()) {
                top.add(rows.next());
            }
        }
        int header = headerIndex(top);
        List<SheetRow> data = top.subList(header + 1, top.size());
        List<String> headings = header < 0 ? List.of() : headings(top.get(header));
        Scores scores = score(headings, data);
        if (!kind.isList(scores.columns.keySet()) || header < 0 && scores.columns.size() < 3) {
            return Optional.empty();
        }
        var mapping = new ImportMapping(
                sheet.index(),
                sheet.name(),
                header < 0 ? 0 : top.get(header).number(),
                headings,
                names(scores.columns),
                listDay(sheet, top.subList(0, Math.max(0, header))));
        // A sheet of explanations may show an empty form; the list is the one with people in it, and the one that is
        // not hidden.
        double score = scores.total + Math.min(data.size(), 5) - (sheet.hidden() ? 100 : 0);
        return Optional.of(new Candidate(completed(scores, mapping), score));
    }

    private ImportMapping completed(Scores scores, ImportMapping mapping) {
        return kind.isList(scores.columns.keySet()) ? kind.completed(mapping) : mapping;
    }

    /** The row whose cells name the most fields, at least two of them; -1 if none does. */
    private int headerIndex(List<SheetRow> top) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < Math.min(top.size(), HEADER_WITHIN); i++) {
            int named = (int) kind.columns().stream()
                    .filter(column -> !column.vague())
                    .filter(namedIn(top.get(i)))
                    .count();
            if (named > most) {
                best = i;
                most = named;
            }
        }
        return best;
    }

    private static Predicate<ImportColumn> namedIn(SheetRow row) {
        return column -> row.cells().stream()
                .anyMatch(cell -> cell instanceof SheetCell.Text(String text)
                        && text.length() <= LONGEST_HEADING
                        && column.headings().likeness(text) > 0);
    }

    private static final class Scores {
        final Map<ImportColumn, Integer> columns = new LinkedHashMap<>();
        double total;
    }

    private record Pair(ImportColumn field, int column, double score) {}

    private Scores score(List<String> headings, List<SheetRow> data) {
        List<Pair> pairs = new ArrayList<>();
        int width = Math.max(
                headings.size(),
                data.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        for (int column = 0; column < width; column++) {
            int at = column;
            String heading = column < headings.size() ? headings.get(column) : "";
            List<SheetCell> values = data.stream()
                    .map(row -> row.cell(at))
                    .filter(cell -> !(cell instanceof SheetCell.Empty))
                    .toList();
            for (ImportColumn field : kind.columns()) {
                double score = score(field, heading, values);
                if (score >= ENOUGH) {
                    pairs.add(new Pair(field, column, score));
                }
            }
        }
        return best(pairs);
    }

    private double score(ImportColumn column, String heading, List<SheetCell> values) {
        double byHeading = column.headings().likeness(heading);
        if (byHeading == 0 && (!looks.containsKey(column) || belongsToAnother(heading, values))) {
            return 0;
        }
        double share = share(column, values);
        if (byHeading == 0 && share < SURE) {
            return 0;
        }
        boolean contradicted =
                looks.containsKey(column) && values.size() >= 3 && share == 0 && isUnmistakablyElse(column, values);
        return byHeading + LOOK_WEIGHT * share + (contradicted ? CONTRADICTED : 0);
    }

    /** The share (0 to 1) of values that look like this column's. */
    private double share(ImportColumn column, List<SheetCell> values) {
        Predicate<SheetCell> look = looks.get(column);
        if (look == null || values.isEmpty()) {
            return 0;
        }
        return (double) values.stream().filter(look).count() / values.size();
    }

    /**
     * Landlords look like names and births like dates: under a heading of their own they are nothing else, unless the
     * values contradict it.
     */
    private boolean belongsToAnother(String heading, List<SheetCell> values) {
        return kind.otherHeadings().matcher(ImportHeadings.bare(heading)).matches()
                || kind.columns().stream()
                        .filter(column -> column.headings().likeness(heading) > 0)
                        .anyMatch(column -> !looks.containsKey(column) || share(column, values) > 0);
    }

    private boolean isUnmistakablyElse(ImportColumn column, List<SheetCell> values) {
        return kind.unmistakable().stream().anyMatch(other -> other != column && share(other, values) > SURE);
    }

    private static Map<String, Integer> names(Map<ImportColumn, Integer> columns) {
        var names = new LinkedHashMap<String, Integer>();
        columns.forEach((column, at) -> names.put(column.name(), at));
        return names;
    }

    /** The best pairs first, each field and each column once; of equals the one further left. */
    private static Scores best(List<Pair> pairs) {
        var scores = new Scores();
        Set<Integer> taken = new HashSet<>();
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed().thenComparingInt(Pair::column));
        for (Pair pair : pairs) {
            if (!scores.columns.containsKey(pair.field) && taken.add(pair.column)) {
                scores.columns.put(pair.field, pair.column);
                scores.total += pair.score;
            }
        }
        return scores;
    }

    private static Optional<LocalDate> listDay(Sheet sheet, List<SheetRow> titles) {
        return Stream.concat(
                        titles.stream().flatMap(row -> row.cells().stream()).map(SheetCell::shown),
                        Stream.of(sheet.name()))
                .map(WrittenDates::mentioned)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
