package org.linli.vaccination;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who said that they would come, and did not. */
@Repository
class MissedStore {

    private final JdbcClient jdbc;

    MissedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who has not come.
     *
     * @param task id of the task of calling them: another one where they were said to have come by mistake
     */
    record Absent(
            UUID appointment,
            UUID task,
            UUID person,
            HouseholdId household,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            LocalDate day,
            LocalTime closes) {}

    /** Of days up to today, of whom nobody was told yet; whoever has the dose all the same is not among them. */
    List<Absent> absent(LocalDate today, int most) {
        return jdbc.sql("""
                        select a.*, d.held_on, d.closes,
                               md5('missed ' || a.id || ' ' || (select count(*)
                                                                  from vaccination.event e
                                                                 where e.appointment_id = a.id))::uuid as task
                          from vaccination.day d
                          join vaccination.appointment a on a.day_id = d.id
                          join people.card p on p.person_id = a.person_id
                         where d.held_on between cast(:today as date) - 7 and cast(:today as date)
                           and not d.cancelled
                           and a.came_at is null and a.withdrawn_at is null and a.missed_at is null
                           and p.left_on is null and p.died_on is null
                           and a.jab_at is null
                           and not exists (select 1
                                             from vaccination.course c
                                            where c.person_id = a.person_id and c.given >= a.number)
                         order by d.held_on, a.id
                         limit :most
                        """)
                .param("today", today)
                .param("most", most)
                .query((rs, row) -> new Absent(
                        rs.getObject("id", UUID.class),
                        rs.getObject("task", UUID.class),
                        rs.getObject("person_id", UUID.class),
                        HouseholdId.of(rs.getObject("household_id", UUID.class)),
                        new AreaPath(rs.getString("path")),
                        AreaPath.read(rs.getString("rental_path")),
                        rs.getObject("held_on", LocalDate.class),
                        rs.getObject("closes", LocalTime.class)))
                .list();
    }

    void told(Collection<UUID> appointments, Instant now) {
        jdbc.sql("update vaccination.appointment set missed_at = :now where id = any(:ids)")
                .param("now", Timestamp.from(now))
                .param("ids", appointments.toArray(UUID[]::new))
                .update();
    }

    /** They came after all. */
    void untold(UUID appointment) {
        jdbc.sql("update vaccination.appointment set missed_at = null where id = :id and missed_at is not null")
                .param("id", appointment)
                .update();
    }

    /** Their last invitation is over: they are among those whom nobody has asked. */
    void askAgain(UUID person) {
        jdbc.sql("update vaccination.invitation set is_last = false where person_id = :person and is_last")
                .param("person", person)
                .update();
    }
}
