package org.linli.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;

/**
 * What the lists of one sort are of: their columns, how a row is read, and what becomes of a row that was understood.
 * Everything else about bringing a list in is the same for all. docs/imports.md says how one is written.
 *
 * @param <R> what a row that was understood says
 */
public interface ImportKind<R> {

    /** Stands in addresses and in the trail: {@code arrivals}, {@code risk-areas}. */
    String key();

    /** Permission without which nobody brings such a list in or sees one. */
    String permission();

    /** Everything that its columns can mean, in the order in which the check page and the empty list show them. */
    List<? extends ImportColumn> columns();

    /** How values of a column look, for those that can be told from others. */
    default Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of();
    }

    /**
     * Those columns whose values, where most look like it, are nothing else: a heading cannot make names of phone
     * numbers.
     */
    default Set<ImportColumn> unmistakable() {
        return Set.of();
    }

    /** Headings that such lists have over columns of which nothing is kept, such as 序号. */
    default Pattern otherHeadings() {
        return Pattern.compile("序号|编号|no\\.?|#");
    }

    /** Whether a sheet in which these columns were found is a list of the kind. */
    boolean isList(Set<? extends ImportColumn> found);

    /** The columns that such a list needs and does not have. */
    default List<ImportColumn> missing(ImportMapping mapping) {
        return columns().stream()
                .filter(column -> column.required() && !mapping.has(column))
                .collect(Collectors.toList());
    }

    /**
     * Whether a list is of one community, which has to be said when it is sent; otherwise it belongs to the sender's
     * own area.
     */
    default boolean ofCommunity() {
        return true;
    }

    /** What can be answered about such a list as a whole before it is started. */
    default List<ImportOption> options(ImportMapping mapping) {
        return List.of();
    }

    /**
     * The mapping with what rows take over from above them as columns of their own, so that it is shown, kept and given
     * back like any other: the level that stands over a block of the list. Called for every header that was found.
     */
    default ImportMapping completed(ImportMapping mapping) {
        return mapping;
    }

    /**
     * Fills in what rows take over from those above them: merged cells, the heading of a block. It is given every row
     * of the sheet from the first on, also after a crash, and may keep what it saw; an empty row says nothing.
     */
    default UnaryOperator<SheetRow> above(ImportMapping mapping) {
        return UnaryOperator.identity();
    }

    /** Reads a row. */
    ImportReading<R> read(ImportCells cells);

    /**
     * Takes what rows of one list say, in the transaction that also counts them; an exception takes all of it back.
     *
     * @return one outcome for each row, in their order
     */
    List<ImportOutcome> take(ImportList list, List<ImportRow<R>> rows);

    /** Runs in the transaction that ends a list whose rows are all done. */
    default void finish(ImportList list) {}

    /**
     * What whoever starts the list has to know of rows that are refused and of sheets that are not read; nothing where
     * the other rows do not depend on them.
     */
    default List<Problem> cautions(Import job, int refused) {
        return List.of();
    }

    /** Whether a list that is over can be taken back as a whole, see {@link #undo}. */
    default boolean undoable() {
        return false;
    }

    /** Takes back what a list stored, in one transaction. */
    default void undo(ImportList list) {
        throw new UnsupportedOperationException(key() + " cannot be undone");
    }

    /** What {@link #undo} would do to a list that is over, part by part; nothing where its stored rows say it. */
    default List<Problem> undoing(Import job) {
        return List.of();
    }

    /** The page on which things of the kind are listed. */
    String home();

    /** Where what a file stored can be seen. */
    String stored(ImportId id);

    /** What the page of a list that has begun shows in addition, as a fragment with its model; nothing by default. */
    default ImportSection section(Import job, Locale locale) {
        return ImportSection.NONE;
    }

    /** What the API says in addition of a list that has begun, by name. */
    default Map<String, Object> answer(Import job, Locale locale) {
        return Map.of();
    }

    /**
     * Beginning of the message keys of its words: {@code imports.kind.arrivals.title} and so on, see docs/imports.md.
     */
    default String words(String word) {
        return "imports.kind." + key() + "." + word;
    }

    /** The column of a name; a programming error where there is none. */
    default ImportColumn column(String name) {
        return columns().stream()
                .filter(column -> column.name().equals(name))
                .<ImportColumn>map(column -> column)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key() + " has no column " + name));
    }
}
