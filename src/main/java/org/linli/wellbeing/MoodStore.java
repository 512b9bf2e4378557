package org.linli.wellbeing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.linli.policy.PartOfDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How people said they were. */
@Repository
class MoodStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MoodStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(MoodAnswer answer, WellbeingPlace place, @Nullable UUID replaces) {
        Mood mood = answer.mood();
        place.into(jdbc.sql("""
                        insert into wellbeing.answer (id, task_id, person_id, household_id, path, rental_path, day,
                                                      part, at, account_id, mood, answers, worrying, replaces)
                        values (:id, :task, :person, :household, :path, :rentalPath, :day, :part,
                                :at, :by, :mood, cast(:answers as jsonb), :worrying, :replaces)
                        """))
                .param("id", answer.id())
                .param("task", answer.task())
                .param("person", answer.person().value())
                .param("day", answer.day())
                .param("part", answer.part().name().toLowerCase(Locale.ROOT))
                .param("at", Timestamp.from(answer.at()))
                .param("by", answer.by())
                .param("mood", mood == null ? null : mood.code())
                .param("answers", json.writeValueAsString(answer.answers()))
                .param("worrying", answer.isWorrying())
                .param("replaces", replaces)
                .update();
    }

    /** Whether anything was kept of that completion. */
    boolean isKnown(UUID completion) {
        return jdbc.sql("select exists (select 1 from wellbeing.answer where id = :id)")
                .param("id", completion)
                .query(Boolean.class)
                .single();
    }

    /** All that was ever said at that check, what was put right since too. */
    List<UUID> atCheck(PersonId person, UUID task) {
        return jdbc.sql("select id from wellbeing.answer where person_id = :person and task_id = :task")
                .param("person", person.value())
                .param("task", task)
                .query(UUID.class)
                .list();
    }

    /** Whether something worrying that was said at that check still stands. */
    boolean isWorrying(PersonId person, UUID task) {
        return jdbc.sql("""
                        select exists (select 1
                                         from wellbeing.said
                                        where person_id = :person and task_id = :task and worrying)
                        """)
                .param("person", person.value())
                .param("task", task)
                .query(Boolean.class)
                .single();
    }

    /** What somebody said from that day on and what was not put right since, the latest first. */
    List<MoodAnswer> of(PersonId person, LocalDate from) {
        return jdbc.sql("""
                        select *
                          from wellbeing.said
                         where person_id = :person and day >= :from
                         order by at desc, id desc
                        """)
                .param("person", person.value())
                .param("from", from)
                .query(this::answer)
                .list();
    }

    private MoodAnswer answer(ResultSet rs, int row) throws SQLException {
        return new MoodAnswer(
                rs.getObject("id", UUID.class),
                rs.getObject("task_id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                rs.getObject("day", LocalDate.class),
                PartOfDay.valueOf(rs.getString("part").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                Mood.of(rs.getString("mood")),
                json.readValue(rs.getString("answers"), new TypeReference<Map<String, String>>() {}),
                rs.getBoolean("worrying"));
    }
}
