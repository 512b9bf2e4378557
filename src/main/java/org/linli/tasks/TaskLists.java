package org.linli.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.list.ListSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of tasks with whom and where they are about. */
@Repository
class TaskLists {

    /** What a text may stand in, where it finds too many people to name them. */
    static final String IN_CARD = """
            strpos(coalesce(t.person_name, ''), :text) > 0
            or strpos(coalesce(t.address, '') || coalesce(t.room, ''), :text) > 0
               and coalesce(t.address, '') || coalesce(t.room, '') ~ :part
            """;

    /** As in the index {@code task_alarm}. */
    private static final String ALARMS = """
            where urgency > 0 and done_at is null and closed_at is null
            """;

    static final int MOST_ALARMS = 200;

    static final int MOST_COUNTED = 1000;

    private final JdbcClient jdbc;
    private final TaskStore tasks;
    private final HiddenChildren children;

    TaskLists(JdbcClient jdbc, TaskStore tasks, HiddenChildren children) {
        this.children = children;
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /**
     * Open alarms that whoever acts can see; those of danger first, then the oldest. One more than {@link #MOST_ALARMS}
     * where there are more.
     */
    List<TaskRow> alarms() {
        ListSql sql = children.without("t.person_id", ListSql.of("t.*", "tasks.listed t " + ALARMS));
        return jdbc.sql(sql.rows(" order by urgency desc, due_from, id", " limit " + (MOST_ALARMS + 1)))
                .query(this::listed)
                .list();
    }

    /** How many open alarms whoever acts can see, counted no further than {@link #MOST_COUNTED}. */
    long countAlarms() {
        return jdbc.sql("select count(*) from (select from tasks.task " + ALARMS + " limit " + MOST_COUNTED
                        + ") counted")
                .query(Long.class)
                .single();
    }

    /** Every open alarm in the subtree that whoever acts can see. */
    List<TaskRow> alarmsUnder(AreaPath area) {
        ListSql sql = children.without("t.person_id", ListSql.of("t.*", """
                        tasks.listed t
                         where urgency > 0 and done_at is null and closed_at is null
                           and ((path >= :area and path < :end) or (rental_path >= :area and rental_path < :end))
                           and not coalesce(data ->> 'drill', '') = 'yes'
                        """));
        return jdbc.sql(sql.rows(" order by urgency desc, due_from, id", " limit " + MOST_ALARMS))
                .param("area", area.value())
                .param("end", area.end())
                .query(this::listed)
                .list();
    }

    /**
     * A page of what is to do. Where the counts are some seconds old, a row of a later page may come a page sooner or
     * later; the first page has what there is.
     *
     * @param counts of the same query
     * @param pinned shown elsewhere already
     */
    Paged<TaskRow> open(TodayQuestion question, TodayCounts counts, Paging paging, UUID[] pinned) {
        List<TaskRow> rows = new ArrayList<>();
        long skipped = paging.offset();
        for (TodayPart part : TodayPart.values()) {
            long there = part.count(counts);
            boolean passed = skipped > 0 && there <= skipped;
            boolean empty = there == 0 && !counts.isLong();
            if (passed) {
                skipped -= there;
            } else if (!empty && rows.size() < paging.size()) {
                ListSql sql = question.open()
                        .and(part.condition())
                        .and("not (t.id = any(:pinned))")
                        .with("counted", Timestamp.from(counts.at()))
                        .with("pinned", pinned);
                rows.addAll(rows(sql, part.order(), paging.size() - rows.size(), skipped));
                skipped = 0;
            }
        }
        return new Paged<>(rows, counts.toShow(), paging);
    }

    /**
     * The first to do, however they are spread over the parts of a day's list: alarms, then what is this account's
     * own, then what is due first.
     */
    List<TaskRow> firstOpen(TodayQuestion question, UUID own, int most) {
        ListSql sql = question.open().with("own", own);
        return rows(
                sql,
                " order by t.urgency desc, coalesce(t.assignee_id = :own, false) desc, t.due_until, t.id",
                most,
                0);
    }

    /** How much there is to do, counted no further than so much. */
    long countOpen(TodayQuestion question, int most) {
        ListSql sql = question.everythingOpen("1").and(question.openWanted());
        return jdbc.sql("select count(*) from (" + sql.rows("", " limit " + most) + ") counted")
                .params(sql.params())
                .query(Long.class)
                .single();
    }

    /** The places at which something is to do. */
    List<TaskPlace> places(TodayQuestion question) {
        ListSql sql = question.everythingOpen("distinct t.path, t.rental_path").and(question.openWanted());
        return jdbc.sql(sql.rows("", ""))
                .params(sql.params())
                .query((rs, n) -> new TaskPlace(
                        new AreaPath(rs.getString("path")),
                        Optional.ofNullable(rs.getString("rental_path"))
                                .map(AreaPath::new)
                                .orElse(null)))
                .list();
    }

    /** The latest done, newest first. */
    List<TaskRow> done(TodayQuestion question, int most) {
        return rows(question.done(), " order by t.done_at desc, t.id", most, 0);
    }

    private List<TaskRow> rows(ListSql sql, String order, int most, long skipped) {
        return jdbc.sql(sql.rows(order, " limit " + most + " offset " + skipped))
                .params(sql.params())
                .query(this::listed)
                .list();
    }

    Optional<TaskRow> row(TaskId id) {
        return jdbc.sql("select * from tasks.listed where id = :id")
                .param("id", id.value())
                .query(this::listed)
                .optional();
    }

    TaskRow listed(ResultSet rs, int number) throws SQLException {
        return new TaskRow(
                tasks.task(rs, number),
                Optional.ofNullable(rs.getString("person_name")).orElse(""),
                rs.getObject("building_id", UUID.class),
                Optional.ofNullable(rs.getString("address")).orElse(""),
                Optional.ofNullable(rs.getString("room")).orElse(""),
                rs.getObject("building_order", Integer.class),
                Urgency.ofRank(rs.getInt("urgency")));
    }
}
