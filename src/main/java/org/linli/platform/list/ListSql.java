package org.linli.platform.list;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement that filters add conditions to. What a filter does not ask for does not stand in it, so that PostgreSQL
 * plans for the question that is asked.
 */
public final class ListSql {

    private final String select;
    private String keys = "";
    private final StringBuilder from;
    private String along = "";
    private String range = "";
    private boolean few = false;
    private final Map<String, @Nullable Object> params = new HashMap<>();
    private Map<String, String> asked = Map.of();

    private ListSql(String select, String from) {
        this.select = select;
        this.from = new StringBuilder(from);
    }

    /**
     * A statement of a list.
     *
     * @param select the columns, without the word
     * @param from the tables with their joins, without the word, ending in {@code where} and a condition
     */
    public static ListSql of(String select, String from) {
        return new ListSql(select, from);
    }

    /** Demands one thing more. */
    public ListSql and(String condition) {
        from.append(" and (").append(condition).append(')');
        return this;
    }

    /**
     * Says in which range of a column all rows lie, as other conditions demand already: rows in the order of the column
     * are then read from its index. In any other order it is left out, as PostgreSQL would count it twice.
     *
     * @param column as orders write it
     */
    public ListSql along(String column, String low, String high) {
        along = column;
        range = " and (%1$s >= :range_low and %1$s < :range_high)".formatted(column);
        return with("range_low", low).with("range_high", high);
    }

    /**
     * Says that its rows lie in a part of the district so small that all of them are read and sorted sooner than an
     * index of the whole district is read until it has led to a page of them.
     */
    public ListSql few() {
        few = true;
        return this;
    }

    /** Gives a named parameter its value. */
    public ListSql with(String name, @Nullable Object value) {
        params.put(name, value);
        return this;
    }

    /** What another filter of the same list asks; empty for nothing. */
    public String asked(String filter) {
        return asked.getOrDefault(filter, "");
    }

    /** Says what the filters ask. */
    ListSql asking(Map<String, String> values) {
        asked = Map.copyOf(values);
        return this;
    }

    /** The same, to demand more for one page only. */
    ListSql copy() {
        return selecting(select, keys);
    }

    /**
     * The same rows, of which something else is read.
     *
     * @param columns without the word select
     */
    public ListSql reading(String columns) {
        return selecting(columns, "");
    }

    private ListSql selecting(String columns, String more) {
        ListSql copy = new ListSql(columns, from.toString()).asking(asked).selecting(more);
        copy.along = along;
        copy.range = range;
        copy.few = few;
        copy.params.putAll(params);
        return copy;
    }

    /** Selects something more. */
    ListSql selecting(String more) {
        keys = more;
        return this;
    }

    /**
     * Its rows, with what stands behind the conditions: an order and a limit. The limit had better stand
     * there as a number: with one that it does not know, PostgreSQL reckons with a tenth of the rows.
     */
    public String rows(String order, String limit) {
        String within = !along.isEmpty() && order.startsWith(" order by " + along) ? range : "";
        return "select " + select + keys + " from " + from + within + order + limit;
    }

    /**
     * The key that its rows are first sorted by, as an order is to write it. Where there are {@link #few} in a wide
     * order, it is written so that no index has it: PostgreSQL reckons with a share of what the whole index costs, in
     * which each page of the table is fetched but once, and would read tens of thousands of other rows for fifty of a
     * community.
     */
    String firstBy(String key, boolean wide) {
        return few && wide ? "(array[" + key + "])[1]" : key;
    }

    /** How many rows there are. */
    public String count() {
        return "select count(*) from " + from + range;
    }

    /** How many rows there are, counted no further than so many. */
    String counted(int most) {
        return "select count(*) from (select from " + from + range + " limit " + most + ") counted";
    }

    /** What tells its rows apart, of no more than so many, in any order. */
    String ids(String id, int most) {
        return "select " + id + " from " + from + range + " limit " + most;
    }

    /** Values of the named parameters. */
    public Map<String, @Nullable Object> params() {
        return params;
    }
}
