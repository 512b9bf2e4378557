package org.linli.platform.list;

import java.util.List;

/**
 * A page of a list, ready to be shown.
 *
 * @param title message key of what it is a list of
 * @param path its address
 * @param here address of the first page of the same question
 * @param columns in their order
 * @param filters in their order
 * @param rows of this page
 * @param total rows in the whole list, counted so far
 * @param countAll address where all are counted; empty where they are
 * @param first number of the first row shown, from 1; 0 when there is none
 * @param previous address of the page before; empty for none
 * @param next address of the page behind; empty for none
 * @param xlsx address of the file; empty for whoever may not export
 * @param csv likewise
 * @param actions what may be done with rows that are chosen
 * @param most how many rows may be chosen at once beyond those of the page; 0 where there are no more or it cannot be
 * @param empty message key of what is said when there are no rows
 * @param withheld message key of who is not shown to whoever looks; empty for nobody
 */
public record ListPage(
        String title,
        String path,
        String here,
        List<Column> columns,
        List<Field> filters,
        List<Row> rows,
        long total,
        String countAll,
        long first,
        String previous,
        String next,
        String xlsx,
        String csv,
        List<Action> actions,
        int most,
        String empty,
        String withheld) {

    /** Number of the last row shown. */
    public long last() {
        return first == 0 ? 0 : first + rows.size() - 1;
    }

    /** Whether some filter asks for something that can be cleared. */
    public boolean isNarrowed() {
        return filters.stream().anyMatch(field -> !field.value().equals(field.otherwise()));
    }

    /** Filters that ask for something and are not in the form. */
    public List<Field> carried() {
        return filters.stream().filter(field -> !field.without().isEmpty()).toList();
    }

    public boolean hasActions() {
        return !actions.isEmpty();
    }

    /** Whether all rows that match can be chosen. */
    public boolean offersMatching() {
        return most > 0 && total <= most;
    }

    /** What stands in the address besides the filters, so that filtering keeps the order. */
    public String sort() {
        return columns.stream()
                .filter(column -> !column.sorted().isEmpty())
                .map(column -> (column.sorted().equals("descending") ? "-" : "") + column.name())
                .findFirst()
                .orElse("");
    }

    /**
     * A column.
     *
     * @param key message key of its heading
     * @param href address of the list sorted by it, the other way round where it is sorted by it already; empty where
     *     it cannot be
     * @param sorted {@code ascending} or {@code descending} as accessibility has it; empty where it is not sorted by it
     */
    public record Column(String name, String key, boolean numeric, String href, String sorted) {}

    /**
     * A filter.
     *
     * @param type in lower case
     * @param value what is asked
     * @param otherwise what holds while nothing is asked
     * @param words what is asked, for one that is not in the form; empty where the label says it all
     * @param without address of the list without it, for one that is not in the form and asks for something
     */
    public record Field(
            String name,
            String type,
            String label,
            List<ListFilter.Choice> choices,
            String value,
            String otherwise,
            String words,
            String without) {}

    /**
     * What may be done with the rows that are chosen.
     *
     * @param asked name of what must be chosen with them; empty for nothing
     * @param words message key of what that asks
     */
    public record Action(String href, String label, String asked, String words, List<ListFilter.Choice> choices) {}

    /**
     * A row.
     *
     * @param name what it is called by, which is what its first column has
     * @param cells HTML of its cells
     * @param chosen what it is sent as when it is chosen; empty where nothing can be done with it
     */
    public record Row(String name, String cells, String chosen) {}
}
