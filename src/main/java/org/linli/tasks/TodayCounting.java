package org.linli.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.linli.access.OthersTasks;
import org.linli.access.SharedCount;
import org.linli.access.SharedCounts;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts a day's list. A long one is counted once for all who ask the same of the same area within {@link #SHARED}:
 * they see the same rows, and one more or less of ten thousand changes nothing for them. What a worker or a grid has to
 * do is counted each time.
 */
@Component
class TodayCounting {

    static final Duration SHARED = Duration.ofSeconds(15);

    static final int LONG = 10_000;

    /** Of what is to do: all, what is overdue, what was missed; the parts of the list. */
    private static final String OPEN = """
            t.kind, 0 as done,
            count(*) filter (where %1$s) as open,
            count(*) filter (where %1$s and t.due_until < :now
                             and (t.missed_after is null or t.missed_after >= :now)) as overdue,
            count(*) filter (where %1$s and t.missed_after < :now) as missed,
            count(*) filter (where %1$s and t.urgency > 0 and not (t.id = any(:pinned))) as urgent,
            count(*) filter (where %1$s and t.urgency = 0 and t.due_from <= :now) as begun,
            count(*) filter (where %1$s and t.urgency = 0 and t.due_from > :now) as to_come,
            0 as usual_done,
            count(*) filter (where t.urgency = 0) as usual_open,
            count(*) filter (where t.urgency = 0 and t.due_until < :now
                             and (t.missed_after is null or t.missed_after >= :now)) as usual_overdue,
            count(*) filter (where t.urgency = 0 and t.missed_after < :now) as usual_missed
            """;

    private static final String DONE = """
            t.kind, count(*) filter (where %1$s), 0, 0, 0, 0, 0, 0, count(*) filter (where t.urgency = 0), 0, 0, 0
            """;

    private static final String BY_KIND = " group by t.kind";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final HiddenChildren children;
    private final OthersTasks others;
    private final SharedCount<Asked, TodayCounts> shared;

    TodayCounting(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BusinessClock clock,
            SharedCounts shared,
            HiddenChildren children,
            OthersTasks others) {
        this.others = others;
        this.children = children;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.shared = shared.of(SHARED, TodayCounts::isLong);
    }

    /**
     * @param pinned whether alarms that are pinned are left out: pages have some, programs have none
     * @param withoutChildren whether rows about them are left out for whoever asks
     * @param alone whoever asks where they see no tasks of others; null for whoever sees the same as all others there
     */
    private record Asked(
            AreaPath home,
            TaskQuery query,
            boolean pinned,
            boolean withoutChildren,
            @Nullable UUID alone) {}

    /** @param pinned alarms that are shown elsewhere already */
    TodayCounts counts(TaskQuery query, TodayQuestion question, UUID[] pinned) {
        return shared.get(
                new Asked(
                        Acting.now().home(),
                        query,
                        pinned.length > 0,
                        children.isSo(),
                        others.areSeen() ? null : Acting.now().account()),
                () -> transaction.execute(status -> count(query, question, pinned)));
    }

    private TodayCounts count(TaskQuery query, TodayQuestion question, UUID[] pinned) {
        boolean routine = query.exceptions();
        ListSql open = question.everythingOpen(OPEN.formatted(routine ? question.openWanted() : "true"));
        ListSql done = question.everythingDone(DONE.formatted(routine ? question.doneWanted() : "true"));
        if (!routine) {
            open.and(question.openWanted());
            done.and(question.doneWanted());
        }
        return jdbc
                .sql(open.rows(BY_KIND, "") + " union all " + done.rows(BY_KIND, ""))
                .params(open.params())
                .param("pinned", pinned)
                .query((rs, n) -> counts(rs, routine))
                .list()
                .stream()
                .reduce(TodayCounts.none(clock.now()), TodayCounts::plus);
    }

    private TodayCounts counts(ResultSet rs, boolean routine) throws SQLException {
        var usual = new Progress(
                rs.getLong("usual_done"),
                rs.getLong("usual_open"),
                rs.getLong("usual_overdue"),
                rs.getLong("usual_missed"));
        return new TodayCounts(
                new Progress(rs.getLong("done"), rs.getLong("open"), rs.getLong("overdue"), rs.getLong("missed")),
                rs.getLong("urgent"),
                rs.getLong("begun"),
                rs.getLong("to_come"),
                routine && usual.total() > 0 ? Map.of(rs.getString("kind"), usual) : Map.of(),
                clock.now());
    }
}
