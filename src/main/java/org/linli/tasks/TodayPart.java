package org.linli.tasks;

import java.util.function.ToLongFunction;

/** The parts of a day's list of what is to do, in their order; each is read in the order of an index. */
enum TodayPart {
    /** Alarms that are not pinned; of danger first. */
    URGENT(
            "t.urgency > 0 and t.done_at is null and t.closed_at is null",
            " order by t.urgency desc, t.due_from, t.id",
            TodayCounts::urgent),
    /** What can be done by now: what has been due longest first, then door by door. */
    BEGUN("t.urgency = 0 and t.due_from <= :counted", TodayPart.DOORS, TodayCounts::begun),
    TO_COME("t.urgency = 0 and t.due_from > :counted", TodayPart.DOORS, TodayCounts::toCome);

    private static final String DOORS = """
             order by t.due_until, t.path, t.building_order nulls first, t.address, t.room_order, t.room,
                      t.due_from, t.id
            """;

    private final String condition;
    private final String order;
    private final ToLongFunction<TodayCounts> count;

    TodayPart(String condition, String order, ToLongFunction<TodayCounts> count) {
        this.condition = condition;
        this.order = order;
        this.count = count;
    }

    /** In SQL, where {@code t} is the task. */
    String condition() {
        return condition;
    }

    /** In SQL, with its words. */
    String order() {
        return order;
    }

    long count(TodayCounts counts) {
        return count.applyAsLong(counts);
    }
}
