package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appointments of days. */
@Repository
class AppointmentStore {

    private final JdbcClient jdbc;

    AppointmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How full a day is, whoever sees it.
     *
     * @param bySlot people of each half hour
     * @param lastTicket 0 where there is none yet
     */
    record Taken(Map<LocalTime, Integer> bySlot, int lastTicket) {

        int at(LocalTime slot) {
            return bySlot.getOrDefault(slot, 0);
        }
    }

    Taken taken(UUID day) {
        var bySlot = new HashMap<LocalTime, Integer>();
        int last = jdbc
                .sql("select t.slot, t.people, t.last_ticket from vaccination.taken(:day) t")
                .param("day", day)
                .query((rs, row) -> {
                    LocalTime slot = rs.getObject("slot", LocalTime.class);
                    if (slot != null) {
                        bySlot.put(slot, rs.getInt("people"));
                    }
                    return rs.getInt("last_ticket");
                })
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return new Taken(bySlot, last);
    }

    void insert(Appointment one, Person person, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        insert into vaccination.appointment (id, day_id, person_id, household_id, path,
                                rental_path, ticket,
                                                             slot, number, needs, made_at, made_by)
                        values (:id, :day, :person, :home, :path, :rental, :ticket, :slot, :number, :needs, :now, :by)
                        """)
                .param("id", one.id())
                .param("day", one.day())
                .param("person", one.person())
                .param("home", person.household().value())
                .param("path", person.path().value())
                .param("rental", AreaPath.written(person.rentalPath()))
                .param("ticket", one.ticket())
                .param("slot", one.slot())
                .param("number", one.number())
                .param("needs", Needed.codes(one.needs()))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Gives one another half hour, number and needs; it is no longer withdrawn. */
    void renew(Appointment one) {
        jdbc.sql("""
                        update vaccination.appointment
                           set slot = :slot, number = :number, needs = :needs, withdrawn_at = null
                         where id = :id
                        """)
                .param("id", one.id())
                .param("slot", one.slot())
                .param("number", one.number())
                .param("needs", Needed.codes(one.needs()))
                .update();
    }

    /** Another half hour of a day that is held otherwise; whoever missed the one before has not missed this. */
    void shift(UUID id, @Nullable LocalTime slot) {
        jdbc.sql("update vaccination.appointment set slot = :slot, missed_at = null where id = :id")
                .param("id", id)
                .param("slot", slot)
                .update();
    }

    boolean withdraw(UUID id, Instant now) {
        return jdbc.sql("""
                        update vaccination.appointment set withdrawn_at = :now
                         where id = :id and withdrawn_at is null
                        """).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    Optional<Appointment> find(UUID id) {
        return jdbc.sql("select a.* from vaccination.appointment a where a.id = :id")
                .param("id", id)
                .query(AppointmentStore::read)
                .optional();
    }

    Optional<Appointment> of(UUID day, UUID person) {
        return jdbc.sql("select a.* from vaccination.appointment a where a.day_id = :day and a.person_id = :person")
                .param("day", day)
                .param("person", person)
                .query(AppointmentStore::read)
                .optional();
    }

    /** Those of a day that are not withdrawn, by half hour and ticket; whoever has none yet comes first. */
    List<Appointment> of(UUID day) {
        return jdbc.sql("""
                        select a.* from vaccination.appointment a
                         where a.day_id = :day and a.withdrawn_at is null
                         order by a.slot nulls first, a.ticket
                        """).param("day", day).query(AppointmentStore::read).list();
    }

    /** All of somebody, the latest first; those that are withdrawn too. */
    List<Appointment> of(PersonId person) {
        return jdbc.sql("""
                        select a.* from vaccination.appointment a
                         where a.person_id = :person
                         order by a.made_at desc, a.id desc
                        """)
                .param("person", person.value())
                .query(AppointmentStore::read)
                .list();
    }

    /** Those of people to days that are not over and to which they have not come yet. */
    List<Appointment> ahead(Collection<PersonId> persons, LocalDate today) {
        return jdbc.sql("""
                        select a.*
                          from vaccination.appointment a
                          join vaccination.day d on d.id = a.day_id
                         where a.person_id = any(:persons) and a.withdrawn_at is null and a.came_at is null
                           and d.held_on >= :today and not d.cancelled
                         order by a.id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("today", today)
                .query(AppointmentStore::read)
                .list();
    }

    /** Those to a day who have not come yet, by ticket. */
    List<Appointment> ahead(UUID day) {
        return jdbc.sql("""
                        select a.* from vaccination.appointment a
                         where a.day_id = :day and a.withdrawn_at is null and a.came_at is null
                         order by a.ticket
                        """).param("day", day).query(AppointmentStore::read).list();
    }

    /** Those who are to come to a day that is not over. */
    Set<UUID> coming(Collection<UUID> persons, LocalDate today) {
        return Set.copyOf(jdbc.sql("""
                        select distinct a.person_id
                          from vaccination.appointment a
                          join vaccination.day d on d.id = a.day_id
                         where a.person_id = any(:persons) and a.withdrawn_at is null
                           and d.held_on >= :today and not d.cancelled
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .param("today", today)
                .query(UUID.class)
                .list());
    }

    /** How many of each of the days are seen. */
    Map<UUID, Integer> counts(Collection<UUID> days) {
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select a.day_id, count(*) as people
                          from vaccination.appointment a
                         where a.day_id = any(:days) and a.withdrawn_at is null
                         group by a.day_id
                        """)
                .param("days", days.toArray(UUID[]::new))
                .query((rs, row) -> counts.put(rs.getObject("day_id", UUID.class), rs.getInt("people")))
                .list();
        return counts;
    }

    static Appointment read(ResultSet rs, int row) throws SQLException {
        return new Appointment(
                rs.getObject("id", UUID.class),
                rs.getObject("day_id", UUID.class),
                rs.getObject("person_id", UUID.class),
                rs.getInt("ticket"),
                rs.getObject("slot", LocalTime.class),
                rs.getInt("number"),
                Needed.of(Arrays.asList((String[]) rs.getArray("needs").getArray())),
                rs.getTimestamp("withdrawn_at") != null);
    }
}
