package org.linli.tasks;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.access.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CompletionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sealing sealing;
    private final Permissions permissions;

    CompletionStore(JdbcClient jdbc, JsonMapper json, Sealing sealing, Permissions permissions) {
        this.jdbc = jdbc;
        this.json = json;
        this.sealing = sealing;
        this.permissions = permissions;
    }

    /** By what a repeat is told from something else under the same id. */
    byte[] hash(CompletionForm form) {
        var sent = new LinkedHashMap<String, @Nullable Object>();
        sent.put("at", form.at());
        sent.put("replaces", form.replaces());
        sent.put("answers", new TreeMap<>(form.answers()));
        return sealing.hash("completion-sent", json.writeValueAsString(sent));
    }

    /** Whether this is what was sent when the completion of the form's id was stored. */
    boolean isRepeat(CompletionForm form) {
        return jdbc.sql("select sent_hash from tasks.completion where id = :id")
                .param("id", form.id())
                .query((rs, n) -> Arrays.equals(rs.getBytes("sent_hash"), hash(form)))
                .single();
    }

    /** Stores it; false when the id is taken, perhaps by a completion that whoever acts cannot see. */
    boolean insert(Completion completion, Task task, GuardedAnswers answers, byte[] sent) {
        return jdbc.sql("""
                        insert into tasks.completion (id, task_id, path, rental_path, account_id, at, received_at, late,
                                                      answers, guarded, replaces, sent_hash)
                        values (:id, :task, :path, :rentalPath, :by, :at, :receivedAt, :late,
                                cast(:answers as jsonb), cast(:guarded as jsonb), :replaces, :sent)
                        on conflict (id) do nothing
                        """)
                        .param("id", completion.id())
                        .param("task", task.id().value())
                        .param("path", task.path().value())
                        .param("rentalPath", AreaPath.written(task.rentalPath()))
                        .param("by", completion.by())
                        .param("at", Timestamp.from(completion.at()))
                        .param("receivedAt", Timestamp.from(completion.receivedAt()))
                        .param("late", completion.late())
                        .param("answers", json.writeValueAsString(answers.open()))
                        .param(
                                "guarded",
                                answers.guarded().isEmpty() ? null : json.writeValueAsString(answers.guarded()))
                        .param("replaces", completion.replaces())
                        .param("sent", sent)
                        .update()
                == 1;
    }

    /** What was answered there that whoever acts does not read. */
    Map<String, Object> hidden(UUID id) {
        return jdbc.sql("select answers, guarded from tasks.completion where id = :id")
                .param("id", id)
                .query((rs, n) -> answers(rs).hidden(permissions::held))
                .single();
    }

    /** With the answers that whoever acts reads. */
    Optional<Completion> find(UUID id) {
        return jdbc.sql("select * from tasks.completion where id = :id")
                .param("id", id)
                .query(this::completion)
                .optional();
    }

    boolean isReplaced(UUID id) {
        return jdbc.sql("select exists (select 1 from tasks.completion where replaces = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Of one task, in the order in which they came in. */
    List<Completion> of(TaskId task) {
        return ofAll(List.of(task)).getOrDefault(task, List.of());
    }

    /** Of each task, in the order in which they came in; tasks without any are left out. */
    Map<TaskId, List<Completion>> ofAll(Collection<TaskId> tasks) {
        return jdbc
                .sql("select * from tasks.completion where task_id = any(:tasks) order by received_at, id")
                .param("tasks", tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .query(this::completion)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Completion::taskId));
    }

    private Completion completion(ResultSet rs, int row) throws SQLException {
        return new Completion(
                rs.getObject("id", UUID.class),
                new TaskId(rs.getObject("task_id", UUID.class)),
                rs.getObject("account_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getTimestamp("received_at").toInstant(),
                rs.getBoolean("late"),
                answers(rs).readable(permissions::held),
                rs.getObject("replaces", UUID.class));
    }

    private GuardedAnswers answers(ResultSet rs) throws SQLException {
        String guarded = rs.getString("guarded");
        Map<String, Map<String, Object>> behind = new LinkedHashMap<>();
        if (guarded != null) {
            json.readValue(guarded, new TypeReference<Map<String, Map<String, Object>>>() {})
                    .forEach((permission, values) -> behind.put(permission, numbered(values)));
        }
        Map<String, Object> open = json.readValue(rs.getString("answers"), new TypeReference<Map<String, Object>>() {});
        return new GuardedAnswers(numbered(open), behind);
    }

    private static Map<String, Object> numbered(Map<String, Object> read) {
        var values = new LinkedHashMap<String, Object>();
        read.forEach((field, value) ->
                values.put(field, value instanceof Number number ? new BigDecimal(number.toString()) : value));
        return values;
    }
}
