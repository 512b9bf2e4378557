package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people need. */
@Repository
class NeedStore {

    private final JdbcClient jdbc;

    NeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see. */
    boolean insert(Need need) {
        return jdbc.sql("""
                        insert into care.need (id, household_id, person_id, path, rental_path, what, words,
                                               told_at, told_to, due_at)
                        values (:id, :household, :person, :path, :rentalPath, :what, :words,
                                :toldAt, :toldTo, :dueAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", need.id())
                        .param("household", need.household().value())
                        .param(
                                "person",
                                need.person() == null ? null : need.person().value())
                        .param("path", need.path().value())
                        .param("rentalPath", value(need.rentalPath()))
                        .param("what", need.what().code())
                        .param("words", need.words())
                        .param("toldAt", Timestamp.from(need.toldAt()))
                        .param("toldTo", need.toldTo())
                        .param("dueAt", Timestamp.from(need.dueAt()))
                        .update()
                == 1;
    }

    Optional<Need> find(UUID id) {
        return jdbc.sql("select * from care.need where id = :id")
                .param("id", id)
                .query(NeedStore::need)
                .optional();
    }

    /** Of a person and of the household that they live in, the latest first. */
    List<Need> of(PersonId person, HouseholdId household) {
        return jdbc.sql("""
                        select *
                          from care.need
                         where person_id = :person or (person_id is null and household_id = :household)
                         order by told_at desc, id
                        """)
                .param("person", person.value())
                .param("household", household.value())
                .query(NeedStore::need)
                .list();
    }

    /** Those of these people that have not ended. */
    List<Need> open(Collection<PersonId> people) {
        return jdbc.sql("select * from care.need where person_id = any(:people) and outcome is null order by id")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(NeedStore::need)
                .list();
    }

    void end(UUID id, Need.Ending ending) {
        jdbc.sql("update care.need set outcome = :outcome, ended_at = :at, ended_by = :by where id = :id")
                .param("id", id)
                .param("outcome", ending.outcome().code())
                .param("at", Timestamp.from(ending.at()))
                .param("by", ending.by())
                .update();
    }

    /** A need goes along with whose it is. */
    void move(UUID id, PersonMoved to) {
        jdbc.sql("""
                        update care.need
                           set household_id = :household, path = :path, rental_path = :rentalPath
                         where id = :id
                        """)
                .param("id", id)
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rentalPath", value(to.rentalPath()))
                .update();
    }

    /** Needs of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        jdbc.sql("""
                        update care.need n
                           set path = h.path, rental_path = h.rental_path
                          from people.home h
                         where h.household_id = n.household_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
    }

    private static @Nullable String value(@Nullable AreaPath path) {
        return path == null ? null : path.value();
    }

    private static Need need(ResultSet rs, int row) throws SQLException {
        UUID person = rs.getObject("person_id", UUID.class);
        String rental = rs.getString("rental_path");
        String outcome = rs.getString("outcome");
        return new Need(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                person == null ? null : PersonId.of(person),
                new AreaPath(rs.getString("path")),
                rental == null ? null : new AreaPath(rental),
                Need.What.of(rs.getString("what")),
                rs.getString("words"),
                rs.getTimestamp("told_at").toInstant(),
                rs.getObject("told_to", UUID.class),
                rs.getTimestamp("due_at").toInstant(),
                outcome == null
                        ? null
                        : new Need.Ending(
                                Need.Outcome.of(outcome),
                                rs.getTimestamp("ended_at").toInstant(),
                                rs.getObject("ended_by", UUID.class)));
    }
}
