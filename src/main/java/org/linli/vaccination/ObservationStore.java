package org.linli.vaccination;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose time of being watched is over, and who has not been let go. */
@Repository
class ObservationStore {

    private final JdbcClient jdbc;

    ObservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who is still there.
     *
     * @param alarm id of the alarm about it: another one after somebody was let go by mistake or given a second dose
     * @param givenBy account of whoever gave the dose
     */
    record Forgotten(
            UUID alarm,
            UUID appointment,
            UUID dose,
            UUID person,
            HouseholdId household,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            int number,
            UUID givenBy) {}

    /**
     * Those whose time was over within a while, of whom nobody was told yet, the longest first; whoever has died since
     * is not among them.
     */
    List<Forgotten> forgotten(Instant from, Instant until, int most) {
        return jdbc.sql("""
                        with forgotten as materialized (
                            select md5('observed ' || a.dose_id || ' '
                                       || (select count(*)
                                             from vaccination.event u
                                             join vaccination.event l on l.id::text = u.data ->> 'of'
                                            where u.appointment_id = a.id and u.kind = 'undo'
                                              and l.appointment_id = a.id and l.kind = 'left')
                                       || coalesce((select ' ' || max(s.at)
                                                      from vaccination.event s
                                                     where s.appointment_id = a.id and s.kind = 'jab'
                                                       and s.data ->> 'second' = 'true'), ''))::uuid as alarm,
                                   a.*, j.by as given_by
                              from vaccination.appointment a
                              join vaccination.event j on j.id = a.dose_id
                              join people.card p on p.person_id = a.person_id and p.died_on is null
                             where a.observed_until between :from and :until and a.left_at is null)
                        select *
                          from forgotten f
                         where not exists (select 1 from tasks.slot t where t.id = f.alarm)
                         order by f.observed_until, f.id
                         limit :most
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query((rs, row) -> new Forgotten(
                        rs.getObject("alarm", UUID.class),
                        rs.getObject("id", UUID.class),
                        rs.getObject("dose_id", UUID.class),
                        rs.getObject("person_id", UUID.class),
                        HouseholdId.of(rs.getObject("household_id", UUID.class)),
                        new AreaPath(rs.getString("path")),
                        AreaPath.read(rs.getString("rental_path")),
                        rs.getInt("number"),
                        rs.getObject("given_by", UUID.class)))
                .list();
    }
}
