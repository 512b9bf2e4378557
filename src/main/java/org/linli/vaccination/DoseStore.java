package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Doses as they were entered, and what follows from those that count. */
@Repository
class DoseStore {

    private final JdbcClient jdbc;

    DoseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False where its id is there already.
     *
     * @param replaces the dose whose place it takes; null for none
     */
    boolean insert(DoseOnRecord known, Person person, @Nullable UUID replaces) {
        Dose dose = known.dose();
        return jdbc.sql("""
                        insert into vaccination.dose (id, person_id, household_id, path, rental_path, vaccine,
                                                      maker, batch,
                                                      number, place_id, site, given_on, origin, against, entered_at,
                                                      entered_by, replaces)
                        values (:id, :person, :home, :path, :rental, :vaccine, :maker, :batch, :number, :place,
                                :site, :day,
                                :origin, :against, :at, :by, :replaces)
                        on conflict (id) do nothing
                        """)
                        .param("id", dose.id())
                        .param("person", person.id().value())
                        .param("home", person.household().value())
                        .param("path", person.path().value())
                        .param("rental", AreaPath.written(person.rentalPath()))
                        .param("vaccine", dose.vaccine())
                        .param("maker", dose.maker())
                        .param("batch", dose.batch())
                        .param("number", dose.number())
                        .param("place", known.place())
                        .param("site", dose.site())
                        .param("day", dose.day())
                        .param("origin", known.origin().code())
                        .param(
                                "against",
                                known.against().stream().map(DoseAgainst::code).toArray(String[]::new))
                        .param("at", Timestamp.from(known.enteredAt()))
                        .param("by", known.enteredBy())
                        .param("replaces", replaces)
                        .update()
                == 1;
    }

    /** False where it does not count any more. */
    boolean end(UUID id, DoseEnd why, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                        update vaccination.dose set ended_at = :now, ended_by = :by, ended_why = :why
                         where id = :id and ended_at is null
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("why", why.code())
                        .update()
                == 1;
    }

    Optional<DoseOnRecord> find(UUID id) {
        return jdbc.sql("select d.* from vaccination.dose d where d.id = :id")
                .param("id", id)
                .query(DoseStore::read)
                .optional();
    }

    /** All of somebody, by number and then as they were entered; those that do not count too. */
    List<DoseOnRecord> of(PersonId person) {
        return jdbc.sql("""
                        select d.* from vaccination.dose d
                         where d.person_id = :person
                         order by d.number, d.entered_at, d.id
                        """)
                .param("person", person.value())
                .query(DoseStore::read)
                .list();
    }

    /** Those that count of many. */
    List<Dose> counting(Collection<PersonId> persons) {
        return jdbc
                .sql("select d.* from vaccination.dose d where d.person_id = any(:persons) and d.ended_at is null")
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(DoseStore::read)
                .list()
                .stream()
                .map(DoseOnRecord::dose)
                .toList();
    }

    /** Keeps what follows from somebody's doses. */
    void keep(Person person, Dose last, @Nullable DoseDue next) {
        jdbc.sql("""
                        insert into vaccination.course (person_id, household_id, path, rental_path, given,
                                                        vaccine, last_on,
                                                        next, is_booster, due_from, due_until)
                        values (:person, :home, :path, :rental, :given, :vaccine, :day, :next, :booster, :from,
                                :until)
                        on conflict (person_id) do update
                           set given = excluded.given, vaccine = excluded.vaccine, last_on = excluded.last_on,
                               next = excluded.next, is_booster = excluded.is_booster, due_from = excluded.due_from,
                               due_until = excluded.due_until
                        """)
                .param("person", person.id().value())
                .param("home", person.household().value())
                .param("path", person.path().value())
                .param("rental", AreaPath.written(person.rentalPath()))
                .param("given", last.number())
                .param("vaccine", last.vaccine())
                .param("day", last.day())
                .param("next", next == null ? null : next.number())
                .param("booster", next != null && next.isBooster())
                .param("from", next == null ? null : next.from())
                .param("until", next == null ? null : next.until())
                .update();
    }

    /** Somebody has no dose any more. */
    void forget(PersonId person) {
        jdbc.sql("delete from vaccination.course c where c.person_id = :person")
                .param("person", person.value())
                .update();
    }

    private static DoseOnRecord read(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new DoseOnRecord(
                new Dose(
                        rs.getObject("id", UUID.class),
                        rs.getObject("person_id", UUID.class),
                        rs.getString("vaccine"),
                        rs.getString("maker"),
                        rs.getString("batch"),
                        rs.getInt("number"),
                        rs.getString("site"),
                        rs.getObject("given_on", LocalDate.class)),
                rs.getObject("place_id", UUID.class),
                DoseOrigin.of(rs.getString("origin")).orElseThrow(),
                DoseAgainst.of(Arrays.asList((String[]) rs.getArray("against").getArray())),
                rs.getTimestamp("entered_at").toInstant(),
                rs.getObject("entered_by", UUID.class),
                ended == null
                        ? null
                        : new DoseOnRecord.Ended(
                                ended.toInstant(),
                                rs.getObject("ended_by", UUID.class),
                                DoseEnd.of(rs.getString("ended_why")).orElseThrow()));
    }
}
