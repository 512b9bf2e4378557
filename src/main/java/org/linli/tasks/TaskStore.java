package org.linli.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code tasks.task}; lists of them are {@link TaskLists}. */
@Repository
class TaskStore {

    static final String COLUMNS = """
            id, kind, path, rental_path, person_id, household_id, source_id, day, due_from, due_until,
            missed_after, data, assignee_id, done_at, done_by, done_late, entered_at, missed, closed_at,
            closed_reason, version
            """;

    private static final String INSERT = """
            insert into tasks.task (id, kind, path, rental_path, person_id, household_id, source_id, day,
                                    due_from, due_until, missed_after, data, assignee_id, opened_at,
                                    urgency)
            select n.id, n.kind, n.path, n.rental_path, n.person, n.household, n.source, n.day,
                   n.due_from, n.due_until, n.missed_after, cast(n.data as jsonb), n.assignee,
                   cast(:now as timestamptz), n.urgency
              from unnest(:ids, :kinds, :paths, :rentalPaths, :persons, :households, :sources,
                          cast(:days as date[]), cast(:dueFrom as timestamptz[]),
                          cast(:dueUntil as timestamptz[]), cast(:missedAfter as timestamptz[]), :data,
                          :assignees, :urgencies)
                   as n (id, kind, path, rental_path, person, household, source,
                         day, due_from,
                         due_until, missed_after, data,
                         assignee, urgency)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A task, how urgent it is and whose it is to be. */
    record Opening(NewTask task, Urgency urgency, @Nullable UUID assignee) {}

    /**
     * Stores any number of them in one statement.
     *
     * @param idsMayBeKnown whether those whose id is known stay as they are, which PostgreSQL looks for before it
     *     stores each; otherwise they are an error
     */
    void insert(Collection<Opening> openings, Instant now, boolean idsMayBeKnown) {
        if (openings.isEmpty()) {
            return;
        }
        List<NewTask> tasks = openings.stream().map(Opening::task).toList();
        jdbc.sql(idsMayBeKnown ? INSERT + "on conflict (id) do nothing" : INSERT)
                .param("now", now.toString())
                .param("ids", uuids(tasks, t -> t.id().value()))
                .param("kinds", texts(tasks, NewTask::kind))
                .param("paths", texts(tasks, t -> t.path().value()))
                .param("rentalPaths", texts(tasks, t -> AreaPath.written(t.rentalPath())))
                .param(
                        "persons",
                        uuids(
                                tasks,
                                t -> t.personId() == null ? null : t.personId().value()))
                .param(
                        "households",
                        uuids(
                                tasks,
                                t -> t.householdId() == null
                                        ? null
                                        : t.householdId().value()))
                .param("sources", uuids(tasks, NewTask::sourceId))
                .param("days", texts(tasks, t -> t.day().toString()))
                .param("dueFrom", texts(tasks, t -> t.dueFrom().toString()))
                .param("dueUntil", texts(tasks, t -> t.dueUntil().toString()))
                .param(
                        "missedAfter",
                        texts(
                                tasks,
                                t -> t.missedAfter() == null
                                        ? null
                                        : t.missedAfter().toString()))
                .param("data", texts(tasks, t -> json.writeValueAsString(t.data())))
                .param("assignees", uuids(openings, Opening::assignee))
                .param(
                        "urgencies",
                        openings.stream().map(o -> o.urgency().ordinal()).toArray(Integer[]::new))
                .update();
    }

    private static <T> @Nullable UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    Optional<Task> find(TaskId id) {
        return jdbc.sql("select " + COLUMNS + " from tasks.task where id = :id")
                .param("id", id.value())
                .query(this::task)
                .optional();
    }

    /** Holds what is still to do for a source until the transaction ends. */
    void hold(UUID sourceId) {
        jdbc.sql("""
                        select id
                          from tasks.task
                         where source_id = :source and done_at is null and closed_at is null
                         order by id
                           for update
                        """).param("source", sourceId).query(UUID.class).list();
    }

    /** Finds a task and keeps others from changing it until the transaction ends. */
    Optional<Task> lock(TaskId id) {
        return jdbc.sql("select " + COLUMNS + " from tasks.task where id = :id for update")
                .param("id", id.value())
                .query(this::task)
                .optional();
    }

    List<Task> findAll(Collection<TaskId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from tasks.task where id in (:ids) order by id")
                        .param("ids", ids.stream().map(TaskId::value).toList())
                        .query(this::task)
                        .list();
    }

    /**
     * What is open of a household: about anybody in these, or lying where it lies.
     *
     * @param people who live there
     */
    List<Task> openOf(Household household, Collection<PersonId> people) {
        return jdbc.sql("select " + COLUMNS + """
                         from tasks.task
                         where household_id = :household and done_at is null and closed_at is null
                           and (person_id = any(:people) or path = :path)
                        """)
                .param("household", household.id().value())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("path", household.path().value())
                .query(this::task)
                .list();
    }

    List<Task> openOfAssignee(UUID account) {
        return jdbc.sql("select " + COLUMNS + """
                         from tasks.task
                         where assignee_id = :account and done_at is null and closed_at is null
                        """)
                .param("account", account)
                .query(this::task)
                .list();
    }

    List<Task> ofSources(Collection<UUID> sources) {
        return sources.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + """
                                 from tasks.task
                                 where source_id in (:sources)
                                 order by source_id, due_from, kind desc, id
                                """)
                        .param("sources", sources)
                        .query(this::task)
                        .list();
    }

    /** Of the same, what is of a day, what was not done in its window, and what is to be done next. */
    List<Task> standing(Collection<UUID> sources, LocalDate day, Instant now) {
        return sources.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                with next (id) as (
                                    select distinct on (source_id) id
                                      from tasks.slot
                                     where source_id in (:sources)
                                       and done_at is null and closed_at is null and due_until >= :now
                                     order by source_id, due_from, kind desc, id)
                                select %s
                                  from tasks.task
                                 where source_id in (:sources)
                                   and (day = :day
                                        or missed
                                        or done_at is null and due_until < :now
                                        or id in (select id from next))
                                 order by source_id, due_from, kind desc, id
                                """.formatted(COLUMNS))
                        .param("sources", sources)
                        .param("day", day)
                        .param("now", Timestamp.from(now))
                        .query(this::task)
                        .list();
    }

    int close(UUID source, Instant after, Instant now, String reason) {
        return jdbc.sql("""
                        update tasks.task
                           set closed_at = :now, closed_reason = :reason, version = version + 1
                         where source_id = :source and done_at is null and closed_at is null and due_until > :after
                        """)
                .param("source", source)
                .param("after", Timestamp.from(after))
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
    }

    boolean closeOne(TaskId id, Instant now, String reason) {
        return jdbc.sql("""
                        update tasks.task
                           set closed_at = :now, closed_reason = :reason, version = version + 1
                         where id = :id and done_at is null and closed_at is null
                        """)
                        .param("id", id.value())
                        .param("now", Timestamp.from(now))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    int closeThose(Collection<TaskId> ids, Instant now, String reason) {
        return jdbc.sql("""
                        update tasks.task
                           set closed_at = :now, closed_reason = :reason, version = version + 1
                         where id = any(:ids) and done_at is null and closed_at is null
                        """)
                .param("ids", ids.stream().map(TaskId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
    }

    boolean amend(NewTask right, Urgency urgency) {
        return jdbc.sql("""
                        update tasks.task
                           set due_until = :due, data = cast(:data as jsonb), urgency = :urgency, version = version + 1
                         where id = :id and done_at is null and closed_at is null
                        """)
                        .param("id", right.id().value())
                        .param("due", Timestamp.from(right.dueUntil()))
                        .param("data", json.writeValueAsString(right.data()))
                        .param("urgency", urgency.ordinal())
                        .update()
                == 1;
    }

    void markDone(TaskId id, Task.Done done) {
        jdbc.sql("""
                        update tasks.task
                           set done_at = :at, done_by = :by, done_late = :late, entered_at = :entered,
                               missed = :missed, version = version + 1
                         where id = :id and done_at is null
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(done.at()))
                .param("by", done.by())
                .param("late", done.late())
                .param("entered", Timestamp.from(done.enteredAt()))
                .param("missed", done.missed())
                .update();
    }

    /** @param account null for nobody */
    int assign(Collection<TaskId> ids, @Nullable UUID account) {
        return jdbc.sql("""
                        update tasks.task set assignee_id = cast(:account as uuid), version = version + 1
                         where id in (:ids) and done_at is null and closed_at is null
                        """)
                .param("ids", ids.stream().map(TaskId::value).toList())
                .param("account", account)
                .update();
    }

    void rehouse(UUID sourceId, HouseholdId household) {
        jdbc.sql("""
                        update tasks.task
                           set household_id = :household, version = version + 1
                         where source_id = :source and done_at is null and closed_at is null
                        """)
                .param("household", household.value())
                .param("source", sourceId)
                .update();
    }

    /**
     * Tasks of households in these buildings get the paths that their homes have now; answers with those still to do.
     */
    List<Task> follow(Collection<UUID> buildings) {
        jdbc.sql("""
                        update tasks.task t
                           set path = h.path, rental_path = h.rental_path, version = t.version + 1
                          from people.home h
                         where h.household_id = t.household_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
        return jdbc.sql("select " + COLUMNS + """
                         from tasks.task
                         where done_at is null and closed_at is null
                           and household_id in (select household_id
                                                  from people.home
                                                 where building_id = any(:buildings))
                        """)
                .param("buildings", buildings.toArray(UUID[]::new))
                .query(this::task)
                .list();
    }

    Task task(ResultSet rs, int row) throws SQLException {
        return new Task(
                new TaskId(rs.getObject("id", UUID.class)),
                rs.getString("kind"),
                new AreaPath(rs.getString("path")),
                Optional.ofNullable(rs.getString("rental_path"))
                        .map(AreaPath::new)
                        .orElse(null),
                Optional.ofNullable(rs.getObject("person_id", UUID.class))
                        .map(PersonId::of)
                        .orElse(null),
                Optional.ofNullable(rs.getObject("household_id", UUID.class))
                        .map(HouseholdId::of)
                        .orElse(null),
                rs.getObject("source_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("due_from").toInstant(),
                rs.getTimestamp("due_until").toInstant(),
                Optional.ofNullable(rs.getTimestamp("missed_after"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                json.readValue(rs.getString("data"), new TypeReference<Map<String, String>>() {}),
                rs.getObject("assignee_id", UUID.class),
                done(rs),
                closed(rs),
                rs.getInt("version"));
    }

    private static Task.@Nullable Done done(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("done_at");
        return at == null
                ? null
                : new Task.Done(
                        at.toInstant(),
                        rs.getObject("done_by", UUID.class),
                        rs.getBoolean("done_late"),
                        rs.getTimestamp("entered_at").toInstant(),
                        rs.getBoolean("missed"));
    }

    private static Task.@Nullable Closed closed(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("closed_at");
        return at == null ? null : new Task.Closed(at.toInstant(), rs.getString("closed_reason"));
    }
}
