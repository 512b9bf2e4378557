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
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of tasks with whom and where they are about. */
@Repository
class TaskLists {

    private static final String WANTED = """
            and (cast(:assignee as uuid) is null or assignee_id = :assignee)
            and (:kind = '' or kind = :kind)
            and (:area = '' or (path >= :area and path < :end) or (rental_path >= :area and rental_path < :end))
            and (:text = ''
                 or strpos(coalesce(person_name, ''), :text) > 0
                 or strpos(coalesce(address, '') || coalesce(room, ''), :text) > 0
                 or person_id = any(:found))
            """;

    /** What was left over from earlier days belongs to today. */
    private static final String OPEN = """
            from tasks.listed
            where done_at is null and closed_at is null and (day = :day or (:today and day < :day))
            """ + WANTED;

    private static final String DONE = """
            from tasks.listed
            where done_at is not null and (day = :day or (:today and day < :day and done_at >= :from and done_at < :to))
            """ + WANTED;

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
        return jdbc.sql("select (select count(*) " + DONE + ") as done, (select count(*) " + OPEN
                        + ") as open, (select count(*) " + OPEN + " and due_until < :now) as overdue")
                .params(params(query))
                .query((rs, n) -> new Progress(rs.getLong("done"), rs.getLong("open"), rs.getLong("overdue")))
                .single();
    }

    Paged<TaskRow> open(TaskQuery query, Paging paging) {
        long total = jdbc.sql("select count(*) " + OPEN)
                .params(params(query))
                .query(Long.class)
                .single();
        List<TaskRow> rows = jdbc.sql("select * " + OPEN + """
                        order by case when due_until < :now then 0 when due_from <= :now then 1 else 2 end,
                                 due_until, building_order nulls first, address, room_order, room, due_from, id
                        limit :size offset :offset
                        """)
                .params(params(query))
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
        params.put("kind", query.kind());
        params.put("area", query.area() == null ? "" : query.area().value());
        params.put("end", query.area() == null ? "" : query.area().end());
        params.put("text", query.text());
        params.put("found", people.found(query.text(), query.area()));
        params.put("day", query.day());
        params.put("today", query.day().equals(clock.today()));
        params.put("from", Timestamp.from(clock.startOf(query.day())));
        params.put("to", Timestamp.from(clock.endOf(query.day())));
        params.put("now", Timestamp.from(clock.now()));
        return params;
    }

    private TaskRow listed(ResultSet rs, int number) throws SQLException {
        return new TaskRow(
                tasks.task(rs, number),
                Optional.ofNullable(rs.getString("person_name")).orElse(""),
                rs.getObject("building_id", UUID.class),
                Optional.ofNullable(rs.getString("address")).orElse(""),
                Optional.ofNullable(rs.getString("room")).orElse(""));
    }
}
