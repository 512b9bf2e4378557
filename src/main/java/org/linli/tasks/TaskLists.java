package org.linli.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.text.WrittenText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of tasks with whom and where they are about. */
@Repository
class TaskLists {

    private static final String WANTED = """
            and (cast(:assignee as uuid) is null or assignee_id = :assignee
                 or (:exceptions
                     and (urgency > 0 or assignee_id is null
                          or (done_at is null and due_until < :now)
                          or (done_at is not null and (done_late or missed)))))
            and (:kind = '' or kind = :kind)
            and (:area = '' or (path >= :area and path < :end) or (rental_path >= :area and rental_path < :end))
            and (:text = ''
                 or strpos(coalesce(person_name, ''), :text) > 0
                 or (strpos(coalesce(address, '') || coalesce(room, ''), :text) > 0
                     and coalesce(address, '') || coalesce(room, '') ~ :part)
                 or person_id = any(:found))
            """;

    /** What was left over from earlier days belongs to today. */
    private static final String OPEN = """
            from tasks.listed
            where done_at is null and closed_at is null and (day = :day or (:today and day < :day))
            """ + WANTED;

    /** Of what is still to do: all, what is overdue, what was missed. */
    private static final String STILL = """
            count(*) as open,
            count(*) filter (where due_until < :now and (missed_after is null or missed_after >= :now)) as overdue,
            count(*) filter (where missed_after < :now) as missed
            """;

    private static final String DONE = """
            from tasks.listed
            where done_at is not null and (day = :day or (:today and day < :day and done_at >= :from and done_at < :to))
            """ + WANTED;

    /** As in the index {@code task_alarm}; with a parameter, so that it is planned for the scope of whoever asks. */
    private static final String ALARMS = """
            where urgency > :usual and done_at is null and closed_at is null
            """;

    private static final int USUAL = 0;

    private static final int MOST_ALARMS = 200;

    private final JdbcClient jdbc;
    private final TaskStore tasks;
    private final People people;
    private final BusinessClock clock;

    TaskLists(JdbcClient jdbc, TaskStore tasks, People people, BusinessClock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    Progress progress(TaskQuery query) {
        return jdbc.sql("select (select count(*) " + DONE + ") as done, o.* from (select " + STILL + OPEN + ") o")
                .params(params(query))
                .query((rs, n) -> progress(rs))
                .single();
    }

    private static Progress progress(ResultSet rs) throws SQLException {
        return new Progress(rs.getLong("done"), rs.getLong("open"), rs.getLong("overdue"), rs.getLong("missed"));
    }

    /** How far along each kind of routine is. */
    Map<String, Progress> routine(TaskQuery query) {
        var progress = new HashMap<String, Progress>();
        jdbc.sql("""
                        select kind, sum(done) as done, sum(open) as open,
                               sum(overdue) as overdue, sum(missed) as missed
                          from (select kind, count(*) as done, 0 as open, 0 as overdue, 0 as missed
                        """ + DONE + " and urgency = 0 group by kind union all select kind, 0, " + STILL + OPEN
                        + " and urgency = 0 group by kind) t group by kind")
                .params(params(query))
                .query((ResultSet rs) -> {
                    progress.put(rs.getString("kind"), progress(rs));
                });
        return progress;
    }

    /** Open alarms that whoever acts can see; those of danger first, then the oldest. */
    List<TaskRow> alarms() {
        return jdbc.sql("select * from tasks.listed " + ALARMS + " order by urgency desc, due_from, id limit :most")
                .param("usual", USUAL)
                .param("most", MOST_ALARMS)
                .query(this::listed)
                .list();
    }

    /** How many open alarms whoever acts can see. */
    long countAlarms() {
        return jdbc.sql("select count(*) from tasks.task " + ALARMS)
                .param("usual", USUAL)
                .query(Long.class)
                .single();
    }

    /** Every open alarm in the subtree that whoever acts can see. */
    List<TaskRow> alarmsUnder(AreaPath area) {
        return jdbc.sql("""
                        select * from tasks.listed
                         where urgency > 0 and done_at is null and closed_at is null
                           and ((path >= :area and path < :end) or (rental_path >= :area and rental_path < :end))
                           and not coalesce(data ->> 'drill', '') = 'yes'
                         order by urgency desc, due_from, id limit :most
                        """)
                .param("area", area.value())
                .param("end", area.end())
                .param("most", MOST_ALARMS)
                .query(this::listed)
                .list();
    }

    /** @param pinned shown elsewhere already */
    Paged<TaskRow> open(TaskQuery query, Paging paging, List<TaskId> pinned) {
        UUID[] others = pinned.stream().map(TaskId::value).toArray(UUID[]::new);
        long total = jdbc.sql("select count(*) " + OPEN + " and not (id = any(:pinned))")
                .params(params(query))
                .param("pinned", others)
                .query(Long.class)
                .single();
        List<TaskRow> rows = jdbc.sql("select * " + OPEN + """
                        and not (id = any(:pinned))
                        order by urgency desc,
                                 case when missed_after < :now then 0
                                      when due_until < :now then 1
                                      when due_from <= :now then 2
                                      else 3 end,
                                 due_until, building_order nulls first, address, room_order, room, due_from, id
                        limit :size offset :offset
                        """)
                .params(params(query))
                .param("pinned", others)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(this::listed)
                .list();
        return new Paged<>(rows, total, paging);
    }

    List<TaskRow> done(TaskQuery query, int most) {
        return jdbc.sql("select * " + DONE + " order by done_at desc, id limit :most")
                .params(params(query))
                .param("most", most)
                .query(this::listed)
                .list();
    }

    Optional<TaskRow> row(TaskId id) {
        return jdbc.sql("select * from tasks.listed where id = :id")
                .param("id", id.value())
                .query(this::listed)
                .optional();
    }

    private Map<String, @Nullable Object> params(TaskQuery query) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("assignee", query.assignee());
        params.put("exceptions", query.exceptions());
        params.put("kind", query.kind());
        params.put("area", query.area() == null ? "" : query.area().value());
        params.put("end", query.area() == null ? "" : query.area().end());
        params.put("text", query.text());
        params.put("part", WrittenText.partOfAddress(query.text()));
        params.put("found", people.found(query.text(), query.area()));
        params.put("day", query.day());
        params.put("today", query.day().equals(clock.today()));
        params.put("from", Timestamp.from(clock.startOf(query.day())));
        params.put("to", Timestamp.from(clock.endOf(query.day())));
        params.put("now", Timestamp.from(clock.now()));
        return params;
    }

    TaskRow listed(ResultSet rs, int number) throws SQLException {
        return new TaskRow(
                tasks.task(rs, number),
                Optional.ofNullable(rs.getString("person_name")).orElse(""),
                rs.getObject("building_id", UUID.class),
                Optional.ofNullable(rs.getString("address")).orElse(""),
                Optional.ofNullable(rs.getString("room")).orElse(""),
                Urgency.ofRank(rs.getInt("urgency")));
    }
}
