package org.linli.people;

import org.linli.platform.list.ListSort;

/**
 * The order in which somebody walks from door to door; whoever has no home in the register comes last in their cell.
 */
public class PeopleOrder {

    private PeopleOrder() {}

    /** @param table whose path says the cell; its home is joined as {@code t} */
    static ListSort walking(String table) {
        return walking(table, "t");
    }

    /** The same for lists of other modules: the {@code people.card} of whom a row is about is joined as {@code p}. */
    public static ListSort ofCards(String table) {
        return walking(table, "p");
    }

    private static ListSort walking(String table, String home) {
        return ListSort.rising(table + ".path", "text")
                .then("coalesce(%s.building_order, 2147483647)".formatted(home), "int")
                .then("coalesce(%s.address, '')".formatted(home), "text")
                .then("coalesce(%s.room_order, 2147483647)".formatted(home), "int")
                .then("coalesce(%s.room, '')".formatted(home), "text");
    }

    /** Those of a home together, the head first; the household is joined as {@code h}. */
    static ListSort people() {
        return walking("p").then("h.id", "uuid").then("h.head_id is distinct from p.id", "boolean");
    }
}
