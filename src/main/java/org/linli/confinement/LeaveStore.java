package org.linli.confinement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.MeasureId;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leaves as they stand. */
@Repository
class LeaveStore {

    private final JdbcClient jdbc;

    LeaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see. */
    boolean insert(Leave leave) {
        return jdbc.sql("""
                        insert into confinement.leave (id, person_id, household_id, measure_id, path, rental_path,
                                                       purpose, words, out_at, back_by, asked_at, asked_by)
                        values (:id, :person, :household, :measure, :path, :rentalPath,
                                :purpose, :words, :outAt, :backBy, :askedAt, :askedBy)
                        on conflict (id) do nothing
                        """)
                        .param("id", leave.id())
                        .param("person", leave.person().value())
                        .param("household", leave.household().value())
                        .param("measure", leave.measure().value())
                        .param("path", leave.path().value())
                        .param("rentalPath", AreaPath.written(leave.rentalPath()))
                        .param("purpose", leave.purpose().code())
                        .param("words", leave.words())
                        .param("outAt", Timestamp.from(leave.outAt()))
                        .param("backBy", Timestamp.from(leave.backBy()))
                        .param("askedAt", Timestamp.from(leave.askedAt()))
                        .param("askedBy", leave.askedBy())
                        .update()
                == 1;
    }

    Optional<Leave> find(UUID id) {
        return jdbc.sql("select * from confinement.leave where id = :id")
                .param("id", id)
                .query(LeaveStore::leave)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Leave> lock(UUID id) {
        return jdbc.sql("select * from confinement.leave where id = :id for update")
                .param("id", id)
                .query(LeaveStore::leave)
                .optional();
    }

    /** Of a person, the latest first. */
    List<Leave> of(PersonId person) {
        return jdbc.sql("select * from confinement.leave where person_id = :person order by asked_at desc, id")
                .param("person", person.value())
                .query(LeaveStore::leave)
                .list();
    }

    /** Of a household, that have not come to an end, by when they begin. */
    List<Leave> standing(HouseholdId household) {
        return jdbc.sql("""
                        select *
                          from confinement.leave
                         where household_id = :household and came_at is null and cancelled_at is null
                           and decision is distinct from 'refused'
                         order by out_at, id
                        """)
                .param("household", household.value())
                .query(LeaveStore::leave)
                .list();
    }

    /** Of these people, that have not come to an end. */
    List<Leave> standing(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select *
                          from confinement.leave
                         where person_id = any(:persons) and came_at is null and cancelled_at is null
                           and decision is distinct from 'refused'
                         order by id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(LeaveStore::leave)
                .list();
    }

    /** Those of people who have not left and do not have to stay where they are any more when they would. */
    List<UUID> needless(LocalDate today) {
        return jdbc.sql("""
                        select l.id
                          from confinement.leave l
                         where l.went_at is null and l.came_at is null and l.cancelled_at is null
                           and l.decision is distinct from 'refused'
                           and not exists (select 1
                                             from care.confinement c
                                            where c.person_id = l.person_id
                                              and c.ended_on is null
                                              and c.last_day >= cast(:today as date))
                         order by l.id
                        """).param("today", today).query(UUID.class).list();
    }

    void move(UUID id, PersonMoved to) {
        jdbc.sql("""
                        update confinement.leave
                           set household_id = :household, path = :path, rental_path = :rental, version = version + 1
                         where id = :id
                        """)
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rental", AreaPath.written(to.rentalPath()))
                .param("id", id)
                .update();
    }

    /** A leave with the id that an alarm about it has, which follows from it, so that there is one. */
    record Overdue(UUID alarm, Leave leave) {}

    /** Those that were to be back and are not, as far as anybody entered, and about which there is no alarm yet. */
    List<Overdue> overdue(Instant now, int most) {
        return jdbc.sql("""
                        with late as materialized (
                            select md5('leave ' || id)::uuid as alarm, l.*
                              from confinement.leave l
                             where decision = 'approved' and came_at is null and cancelled_at is null
                               and back_by < :now)
                        select *
                          from late
                         where not exists (select 1 from tasks.slot a where a.id = late.alarm)
                         order by back_by, id
                         limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, row) -> new Overdue(rs.getObject("alarm", UUID.class), leave(rs, row)))
                .list();
    }

    void decide(UUID id, Leave.Decision decision) {
        jdbc.sql("""
                        update confinement.leave
                           set decision = :decision, vehicle = nullif(:vehicle, ''), reason = nullif(:reason, ''),
                               decided_at = :at, decided_by = :by, version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("decision", decision.isApproved() ? "approved" : "refused")
                .param("vehicle", decision.vehicle())
                .param("reason", decision.reason())
                .param("at", Timestamp.from(decision.at()))
                .param("by", decision.by())
                .update();
    }

    void went(UUID id, Instant at) {
        set(id, "went_at", at);
    }

    void came(UUID id, Instant at) {
        set(id, "came_at", at);
    }

    /** As it was before anybody went. */
    void unwent(UUID id) {
        jdbc.sql("""
                        update confinement.leave
                           set went_at = null, came_at = null, cancelled_at = null, version = version + 1
                         where id = :id
                        """).param("id", id).update();
    }

    /** Still out. */
    void uncame(UUID id) {
        jdbc.sql("update confinement.leave set came_at = null, version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void cancel(UUID id, Instant at) {
        set(id, "cancelled_at", at);
    }

    private void set(UUID id, String column, Instant at) {
        jdbc.sql("update confinement.leave set " + column + " = :at, version = version + 1 where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** Leaves of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "confinement.leave", buildings);
    }

    static Leave leave(ResultSet rs, int row) throws SQLException {
        String decision = rs.getString("decision");
        return new Leave(
                rs.getObject("id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                MeasureId.of(rs.getObject("measure_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                Leave.Purpose.of(rs.getString("purpose")),
                rs.getString("words"),
                rs.getTimestamp("out_at").toInstant(),
                rs.getTimestamp("back_by").toInstant(),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getObject("asked_by", UUID.class),
                decision == null
                        ? null
                        : new Leave.Decision(
                                decision.equals("approved"),
                                text(rs, "vehicle"),
                                text(rs, "reason"),
                                rs.getTimestamp("decided_at").toInstant(),
                                rs.getObject("decided_by", UUID.class)),
                instant(rs, "went_at"),
                instant(rs, "came_at"),
                instant(rs, "cancelled_at"),
                rs.getInt("version"));
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        String text = rs.getString(column);
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
