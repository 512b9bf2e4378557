package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Obstacles as they were entered. */
@Repository
class ObstacleStore {

    private final JdbcClient jdbc;

    ObstacleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Obstacle obstacle, Person person) {
        jdbc.sql("""
                        insert into vaccination.obstacle (id, person_id, household_id, path, rental_path, kind,
                                                          reason,
                                                          doctor, institution, until, note, found_on, entered_at,
                                                                  entered_by)
                        values (:id, :person, :home, :path, :rental, :kind, :reason, :doctor, :institution,
                                :until, :note,
                                :foundOn, :at, :by)
                        """)
                .param("id", obstacle.id())
                .param("person", person.id().value())
                .param("home", person.household().value())
                .param("path", person.path().value())
                .param("rental", AreaPath.written(person.rentalPath()))
                .param("kind", obstacle.kind().code())
                .param("reason", obstacle.reason().code())
                .param("doctor", obstacle.doctor())
                .param("institution", obstacle.institution())
                .param("until", obstacle.until())
                .param("note", obstacle.note())
                .param("foundOn", obstacle.foundOn())
                .param("at", Timestamp.from(obstacle.enteredAt()))
                .param("by", obstacle.enteredBy())
                .update();
    }

    Optional<Obstacle> find(UUID id) {
        return jdbc.sql("select o.* from vaccination.obstacle o where o.id = :id")
                .param("id", id)
                .query(ObstacleStore::read)
                .optional();
    }

    /** All of somebody, the latest first. */
    List<Obstacle> of(PersonId person) {
        return jdbc.sql("""
                        select o.* from vaccination.obstacle o
                         where o.person_id = :person
                         order by o.entered_at desc, o.id desc
                        """)
                .param("person", person.value())
                .query(ObstacleStore::read)
                .list();
    }

    /** Those of many that hold on a day. */
    List<Obstacle> of(Collection<PersonId> persons, LocalDate day) {
        return jdbc.sql("""
                        select o.* from vaccination.obstacle o
                         where o.person_id = any(:persons) and o.ended_at is null
                           and (o.until is null or o.until >= :day)
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("day", day)
                .query(ObstacleStore::read)
                .list();
    }

    Set<UUID> holding(Collection<UUID> persons, LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        select o.person_id
                          from vaccination.obstacle o
                         where o.person_id = any(:persons) and o.kind <> 'refused' and o.ended_at is null
                           and (o.until is null or o.until >= :day)
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .param("day", day)
                .query(UUID.class)
                .list());
    }

    /** False where it holds no more. */
    boolean end(UUID id, String why, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                        update vaccination.obstacle set ended_at = :now, ended_by = :by, ended_why = :why
                         where id = :id and ended_at is null
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("why", why)
                        .update()
                == 1;
    }

    private static Obstacle read(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new Obstacle(
                rs.getObject("id", UUID.class),
                rs.getObject("person_id", UUID.class),
                ObstacleReason.of(rs.getString("reason")).orElseThrow(),
                rs.getString("doctor"),
                rs.getString("institution"),
                rs.getObject("until", LocalDate.class),
                rs.getString("note"),
                rs.getObject("found_on", LocalDate.class),
                rs.getTimestamp("entered_at").toInstant(),
                rs.getObject("entered_by", UUID.class),
                ended == null
                        ? null
                        : new Obstacle.Ended(
                                ended.toInstant(), rs.getObject("ended_by", UUID.class), rs.getString("ended_why")));
    }
}
