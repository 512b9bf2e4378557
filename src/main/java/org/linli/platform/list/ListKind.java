package org.linli.platform.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A list: where its rows come from, what is shown of them, and by what it is filtered and sorted. docs/lists.md says
 * how one is written.
 *
 * @param <R> a row
 */
public interface ListKind<R> {

    /** Stands in the trail and in message keys: {@code people}. */
    String key();

    /** Address of its page; the files are {@code .xlsx} and {@code .csv} behind it. */
    String path();

    /** Message key of what it is a list of. */
    String title();

    /** Permission without which nobody exports it; empty for a list that is not exported. */
    Optional<String> exportPermission();

    /**
     * What is selected, joined and always demanded: {@code select … from … where …}, a condition last; filters add
     * theirs.
     */
    ListSql statement();

    /** SQL of what tells one row from all others, a uuid; the last of every order. */
    String id();

    /**
     * SQL of the person that a row is about, null where it is about nobody; empty for a list that is not of people.
     * Rows about somebody whom whoever acts is not shown are left out, and the page says so.
     */
    default String about() {
        return "";
    }

    /** Whether its rows show people, so that the page must say which of them whoever acts is not shown. */
    default boolean ofPeople() {
        return !about().isEmpty();
    }

    /** Those of the page and of the file, in their order. At least one can be sorted by. */
    List<ListColumn<R>> columns();

    /** Name of the column that the list is sorted by when nobody says otherwise; the first that sorts by default. */
    default String order() {
        return columns().stream()
                .filter(column -> column.sort().isPresent())
                .map(ListColumn::name)
                .findFirst()
                .orElseThrow();
    }

    /** In the order of the form. */
    List<ListFilter> filters();

    /** A row as it is selected. */
    R row(ResultSet rs, int number) throws SQLException;

    /** Completes the rows of one page, or of one part of a file, with what is not in the statement. */
    default List<R> completed(List<R> rows) {
        return rows;
    }

    /** What can be done with rows that were chosen; nothing by default. */
    default List<ListAction> actions() {
        return List.of();
    }

    /** What a chosen row is sent as; only for lists with {@link #actions}. */
    default String chosen(R row) {
        throw new UnsupportedOperationException(key() + " has no actions");
    }

    /** Message key of what the page says when there are no rows. */
    default String empty() {
        return "list.empty";
    }
}
