package org.linli.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
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

    /**
     * Keeps one; its task counts as opened unless it is planned ahead.
     *
     * @return false when the id is taken, perhaps by what whoever acts cannot see
     */
    boolean insert(Need need) {
        UUID person = need.person() == null ? null : need.person().value();
        return jdbc.sql("""
                        insert into needs.need (id, household_id, person_id, path, rental_path, what, words,
                                                told_at, told_to, opens_at, opened, due_at, timetable_id)
                        values (:id, :household, :person, :path, :rentalPath, :what, :words,
                                :toldAt, :toldTo, :opensAt, :opened, :dueAt, :timetable)
                        on conflict (id) do nothing
                        """)
                        .param("id", need.id())
                        .param("household", need.household().value())
                        .param("person", person)
                        .param("path", need.path().value())
                        .param("rentalPath", AreaPath.written(need.rentalPath()))
                        .param("what", need.what().code())
                        .param("words", need.words())
                        .param("toldAt", Timestamp.from(need.toldAt()))
                        .param("toldTo", need.toldTo())
                        .param("opensAt", Timestamp.from(need.opensAt()))
                        .param("opened", need.opensAt().equals(need.toldAt()))
                        .param("dueAt", Timestamp.from(need.dueAt()))
                        .param("timetable", need.timetable())
                        .update()
                == 1;
    }

    Optional<Need> find(UUID id) {
        return jdbc.sql("select * from needs.need where id = :id")
                .param("id", id)
                .query(NeedStore::need)
                .optional();
    }

    /** Finds one and keeps others from changing it until the transaction ends. */
    Optional<Need> lock(UUID id) {
        return jdbc.sql("select * from needs.need where id = :id for update")
                .param("id", id)
                .query(NeedStore::need)
                .optional();
    }

    /** Of a person and of the household that they live in, the latest first. */
    List<Need> of(PersonId person, HouseholdId household) {
        return jdbc.sql("""
                        select *
                          from needs.need
                         where person_id = :person or (person_id is null and household_id = :household)
                         order by told_at desc, due_at, id
                        """)
                .param("person", person.value())
                .param("household", household.value())
                .query(NeedStore::need)
                .list();
    }

    /** Of a household and its people: the open ones by their time, then those that ended since, the latest first. */
    List<Need> of(HouseholdId household, Instant since) {
        return jdbc.sql("""
                        select *
                          from needs.need
                         where household_id = :household and (outcome is null or ended_at >= :since)
                         order by ended_at desc nulls first, due_at, id
                        """)
                .param("household", household.value())
                .param("since", Timestamp.from(since))
                .query(NeedStore::need)
                .list();
    }

    /** Those of these people that have not ended. */
    List<Need> open(Collection<PersonId> people) {
        return jdbc.sql("select * from needs.need where person_id = any(:people) and outcome is null order by id")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(NeedStore::need)
                .list();
    }

    /** Those of these households as a whole that have not ended. */
    List<Need> openOfAll(Collection<HouseholdId> households) {
        return jdbc.sql("""
                        select *
                          from needs.need
                         where household_id = any(:households) and person_id is null and outcome is null
                         order by id
                        """)
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query(NeedStore::need)
                .list();
    }

    /** Marks as opened what was planned and is to be opened by now. */
    List<Need> openPlanned(Instant now, int most) {
        return jdbc.sql("""
                        update needs.need
                           set opened = true
                         where id in (select id
                                        from needs.need
                                       where not opened and outcome is null and opens_at <= :now
                                       order by opens_at, id
                                       limit :most
                                         for update skip locked)
                        returning *
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(NeedStore::need)
                .list();
    }

    /** Takes away what was planned ahead, and of which nobody has been asked yet; false where there is none such. */
    boolean deletePlanned(UUID id) {
        return jdbc.sql("delete from needs.need where id = :id and not opened and outcome is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    void end(UUID id, Need.Ending ending) {
        jdbc.sql("""
                        update needs.need
                           set outcome = :outcome, ended_at = :at, ended_by = :by, ended_with = :with, end_note = :note,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("outcome", ending.outcome().code())
                .param("at", Timestamp.from(ending.at()))
                .param("by", ending.by())
                .param("with", ending.with())
                .param("note", ending.note())
                .update();
    }

    /** Keeps what it says now; false when it ended or was changed meanwhile. */
    boolean correct(Need right) {
        return jdbc.sql("""
                        update needs.need
                           set what = :what, words = :words, due_at = :dueAt, version = version + 1
                         where id = :id and version = :version and outcome is null
                        """)
                        .param("id", right.id())
                        .param("version", right.version())
                        .param("what", right.what().code())
                        .param("words", right.words())
                        .param("dueAt", Timestamp.from(right.dueAt()))
                        .update()
                == 1;
    }

    /** A need goes along with whose it is. */
    void move(UUID id, PersonMoved to) {
        jdbc.sql("""
                        update needs.need
                           set household_id = :household, path = :path, rental_path = :rentalPath
                         where id = :id
                        """)
                .param("id", id)
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .update();
    }

    /** Needs of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "needs.need", buildings);
    }

    static Need need(ResultSet rs, int row) throws SQLException {
        UUID person = rs.getObject("person_id", UUID.class);
        return new Need(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                person == null ? null : PersonId.of(person),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                Need.What.of(rs.getString("what")),
                rs.getString("words"),
                rs.getTimestamp("told_at").toInstant(),
                rs.getObject("told_to", UUID.class),
                rs.getTimestamp("opens_at").toInstant(),
                rs.getTimestamp("due_at").toInstant(),
                rs.getObject("timetable_id", UUID.class),
                ending(rs),
                rs.getInt("version"));
    }

    private static Need.@Nullable Ending ending(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        return outcome == null
                ? null
                : new Need.Ending(
                        Need.Outcome.of(outcome),
                        rs.getTimestamp("ended_at").toInstant(),
                        rs.getObject("ended_by", UUID.class),
                        rs.getObject("ended_with", UUID.class),
                        rs.getString("end_note"));
    }
}
