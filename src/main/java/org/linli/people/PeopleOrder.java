package org.linli.people;

import org.linli.platform.list.ListSort;

/**
 * The order in which somebody walks from door to door; whoever has no home in the register comes last in their cell.
 */
class PeopleOrder {

    private PeopleOrder() {}

    /** @param table whose path says the cell; its home is joined as {@code t} */
    static ListSort walking(String table) {
        return ListSort.rising(table + ".path", "text")
                .then("coalesce(t.building_order, 2147483647)", "int")
                .then("coalesce(t.address, '')", "text")
                .then("coalesce(t.room_order, 2147483647)", "int")
                .then("coalesce(t.room, '')", "text");
    }

    /** Those of a home together, the head first; the household is joined as {@code h}. */
    static ListSort people() {
        return walking("p").then("h.id", "uuid").then("h.head_id is distinct from p.id", "boolean");
    }
}
