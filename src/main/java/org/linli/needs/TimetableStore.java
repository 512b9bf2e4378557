package org.linli.needs;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Timetables of dialysis. */
@Repository
class TimetableStore {

    private final JdbcClient jdbc;

    TimetableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Timetable timetable, Instant madeAt, @Nullable UUID madeBy) {
        jdbc.sql("""
                        insert into needs.timetable (id, person_id, household_id, path, rental_path, words,
                                                     travel_minutes, starts, from_on, until_on, made_at, made_by)
                        values (:id, :person, :household, :path, :rentalPath, :words, :travel,
                                cast(:starts as time[]), :from, :until, :madeAt, :madeBy)
                        """)
                .param("id", timetable.id())
                .param("person", timetable.person().value())
                .param("household", timetable.household().value())
                .param("path", timetable.path().value())
                .param("rentalPath", AreaPath.written(timetable.rentalPath()))
                .param("words", timetable.words())
                .param("travel", timetable.travel().toMinutes())
                .param("starts", starts(timetable))
                .param("from", Date.valueOf(timetable.from()))
                .param("until", timetable.until() == null ? null : Date.valueOf(timetable.until()))
                .param("madeAt", Timestamp.from(madeAt))
                .param("madeBy", madeBy)
                .update();
    }

    private static @Nullable String[] starts(Timetable timetable) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> timetable.starts().get(day))
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new);
    }

    /** Those of a person that hold on any day, by their first. */
    List<Timetable> of(PersonId person) {
        return jdbc.sql("""
                        select *
                          from needs.timetable
                         where person_id = :person and (until_on is null or until_on >= from_on)
                         order by from_on, id
                        """)
                .param("person", person.value())
                .query(TimetableStore::timetable)
                .list();
    }

    void end(UUID id, LocalDate until) {
        jdbc.sql("update needs.timetable set until_on = greatest(cast(:until as date), from_on - 1) where id = :id")
                .param("id", id)
                .param("until", Date.valueOf(until))
                .update();
    }

    /** Those of which appointments up to that day are still to be planned. */
    List<Timetable> toPlan(LocalDate today, LocalDate until, int most) {
        return jdbc.sql("""
                        select *
                          from needs.timetable
                         where (until_on is null or until_on >= greatest(from_on, cast(:today as date)))
                           and from_on <= :until
                           and (planned_until is null or planned_until < :until)
                         order by id
                         limit :most
                           for update skip locked
                        """)
                .param("today", Date.valueOf(today))
                .param("until", Date.valueOf(until))
                .param("most", most)
                .query(TimetableStore::timetable)
                .list();
    }

    void planned(UUID id, LocalDate until) {
        jdbc.sql("update needs.timetable set planned_until = :until where id = :id")
                .param("id", id)
                .param("until", Date.valueOf(until))
                .update();
    }

    /** They go along with whose they are; most of many have none. */
    void move(List<PersonMoved> moves) {
        Set<UUID> having = new HashSet<>(jdbc.sql(
                        "select person_id from needs.timetable where person_id = any(:persons)")
                .param(
                        "persons",
                        moves.stream().map(move -> move.person().value()).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        moves.stream().filter(move -> having.contains(move.person().value())).forEach(this::move);
    }

    private void move(PersonMoved to) {
        jdbc.sql("""
                        update needs.timetable
                           set household_id = :household, path = :path, rental_path = :rentalPath
                         where person_id = :person
                        """)
                .param("person", to.person().value())
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .update();
    }

    /** Those of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "needs.timetable", buildings);
    }

    private static Timetable timetable(ResultSet rs, int row) throws SQLException {
        return new Timetable(
                rs.getObject("id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getString("words"),
                Duration.ofMinutes(rs.getInt("travel_minutes")),
                starts(rs.getArray("starts")),
                rs.getObject("from_on", LocalDate.class),
                rs.getObject("until_on", LocalDate.class));
    }

    private static Map<DayOfWeek, LocalTime> starts(Array column) throws SQLException {
        @Nullable Object[] times = (Object[]) column.getArray();
        Map<DayOfWeek, LocalTime> starts = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (times[day.ordinal()] instanceof Time at) {
                starts.put(day, at.toLocalTime());
            }
        }
        return starts;
    }
}
