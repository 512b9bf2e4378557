package org.linli.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be decided about rows of a kind that were set aside. Everything else about them is the same for all kinds:
 * their list and pages, answering one or many of them, the trail and the permission, which is that of the kind.
 *
 * @param <R> what a row says
 * @param <D> what was kept of a row that was set aside
 */
public interface ImportDecision<R, D> {

    ImportKind<R> kind();

    Class<D> detail();

    /** What their list shows, one for each. Looks at people are noted here. */
    List<ImportQuestion> questions(Import job, List<ImportAside<D>> asides);

    /** Whether rows of the list can be decided about at all. */
    default boolean isOpen(Import job) {
        return true;
    }

    /** What the row's own page shows; empty where the answers stand in the list. Looks at people are noted here. */
    default Optional<ImportCandidates> candidates(Import job, ImportAside<D> aside, R row) {
        return Optional.empty();
    }

    /** Whether rows have a page of their own on which {@link #candidates} stand. */
    default boolean hasPages() {
        return false;
    }

    /** The answers that can be given to many rows at once, and to any one of them. */
    default List<ImportAnswer> together() {
        return List.of();
    }

    /** Whether urgent rows are decided about one by one only. */
    default boolean isUrgentAlone() {
        return false;
    }

    /**
     * Does what was answered, in the transaction that also keeps that it was; {@link org.linli.platform.Refused} where
     * it cannot be, {@link ImportChanged} where something else stands on record than was shown.
     *
     * @param row read from its cells once more when it is asked for
     * @return what was decided, in a word that is kept with the row
     */
    String settle(Import job, ImportAside<D> aside, Supplier<R> row, ImportGiven given);

    /**
     * Does what was answered about many rows in few statements, as {@link #settle} does about one after the other: all
     * of it or, where it answers nothing or throws, none, and then they are answered one by one.
     *
     * @param rows in the order of {@code asides}
     * @return what was decided about each of them
     */
    default Optional<String> settleAll(
            Import job, List<ImportAside<D>> asides, Supplier<List<R>> rows, ImportGiven given) {
        return Optional.empty();
    }

    /** The action under which a decision stands in the trail; its words are the message {@code audit.<action>}. */
    String action(String settledAs);

    /** The name under which the API lists them. */
    String toldAs();

    /** What the API says of one; null where it is not told any more. */
    @Nullable
    Object told(ImportAside<D> aside);
}
