package org.linli.tasks;

import java.sql.Timestamp;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;

/**
 * What a query asks of a day's tasks, in SQL; {@code t} is the task. Made ready once to be counted and read. The day
 * stands in the statement: PostgreSQL knows how many tasks each day has, and a plan it keeps is one for that day.
 */
final class TodayQuestion {

    /** What was left over from earlier days belongs to today. */
    private static final String TO_DO_BY_TODAY = "t.to_do_on <= date '%s'";

    private static final String TO_DO_ON_DAY = "t.to_do_on = date '%s'";

    /** What was done today, also of what was left over. */
    private static final String DONE_TODAY = "t.done_at >= :from and t.done_at < :to and t.day <= :day";

    private static final String DONE_OF_DAY = "t.done_at is not null and t.day = :day";

    private static final String MINE = "t.assignee_id = :assignee";

    private static final String TO_LOOK_AT = "t.urgency > 0 or t.assignee_id is null or t.due_until < :now";

    /** As in the index {@code task_done_remarkable}. */
    private static final String REMARKABLE = "t.urgency > 0 or t.done_late or t.missed";

    private final TaskQuery query;
    private final boolean today;
    private final ListSql there;

    private TodayQuestion(TaskQuery query, boolean today, ListSql there) {
        this.query = query;
        this.today = today;
        this.there = there;
    }

    static TodayQuestion of(TaskQuery query, People people, BusinessClock clock) {
        ListSql there = people.shown("t.person_id", ListSql.of("t.*", "tasks.listed t where true"))
                .with("day", query.day())
                .with("from", Timestamp.from(clock.startOf(query.day())))
                .with("to", Timestamp.from(clock.endOf(query.day())))
                .with("now", Timestamp.from(clock.now()))
                .with("assignee", query.assignee())
                .with("kind", query.kind());
        if (query.area() != null) {
            there.and("t.path >= :area and t.path < :end or t.rental_path >= :area and t.rental_path < :end")
                    .with("area", query.area().value())
                    .with("end", query.area().end());
        }
        if (!query.text().isEmpty()) {
            there.and(people.found(query.text(), "t.person_id", TaskLists.IN_CARD, there));
        }
        return new TodayQuestion(query, query.day().equals(clock.today()), there);
    }

    /** What is to do. */
    ListSql open() {
        return everythingOpen("t.*").and(openWanted());
    }

    /** What is done. */
    ListSql done() {
        return everythingDone("t.*").and(doneWanted());
    }

    /** What is to do, also of kinds and by people that are not asked for. */
    ListSql everythingOpen(String columns) {
        return there.reading(columns).and((today ? TO_DO_BY_TODAY : TO_DO_ON_DAY).formatted(query.day()));
    }

    /** As {@link #everythingOpen}. */
    ListSql everythingDone(String columns) {
        return there.reading(columns).and(today ? DONE_TODAY : DONE_OF_DAY);
    }

    /** Whether what is to do is of the kind and the people that are asked for. */
    String openWanted() {
        return wanted(TO_LOOK_AT);
    }

    /** As {@link #openWanted}. */
    String doneWanted() {
        return wanted(REMARKABLE);
    }

    private String wanted(String exceptions) {
        String kind = query.kind().isEmpty() ? "true" : "t.kind = :kind";
        return "%s and (%s)".formatted(kind, whose(exceptions));
    }

    private String whose(String exceptions) {
        if (query.assignee() == null) {
            return "true";
        }
        return query.exceptions() ? MINE + " or " + exceptions : MINE;
    }
}
