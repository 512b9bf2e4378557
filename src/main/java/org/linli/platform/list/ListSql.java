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
        ListSql copy = new ListSql(select, from.toString()).asking(asked);
        copy.params.putAll(params);
        return copy;
    }

    /** Selects something more. */
    ListSql selecting(String more) {
        keys = more;
        return this;
    }

    /** Its rows, with what stands behind the conditions: an order and a limit. */
    public String rows(String order, String limit) {
        return "select " + select + keys + " from " + from + order + limit;
    }

    /** How many rows there are. */
    public String count() {
        return "select count(*) from " + from;
    }

    /** How many rows there are, counted no further than so many. */
    String count(int most) {
        return "select count(*) from (select from " + from + " limit " + most + ") counted";
    }

    /** Values of the named parameters. */
    public Map<String, @Nullable Object> params() {
        return params;
    }
}
