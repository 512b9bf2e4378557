package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How rides stand now. */
@Repository
class RideBoardStore {

    private final JdbcClient jdbc;

    RideBoardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A ride with the car that is to take it.
     *
     * @param outDone when they got out on the way there, for a way back; null where they have not
     * @param vehicle null where no published plan takes it
     */
    record Standing(
            Ride ride,
            @Nullable Instant outDone,
            @Nullable UUID vehicle,
            @Nullable Instant pickup,
            @Nullable Instant setDown) {}

    /** Of an area, that begin within a time and are not withdrawn, by begin. */
    List<Standing> of(AreaPath area, Instant from, Instant until) {
        return jdbc.sql("""
                        select r.*, o.set_down_at as out_done, s.vehicle_id, s.pickup, s.setdown
                          from rides.request r
                          left join rides.request o on o.id = r.outward_id
                          left join lateral (
                               select s.vehicle_id,
                                      min(s.begins) filter (where s.kind = 'pickup') as pickup,
                                      min(s.begins) filter (where s.kind = 'setdown') as setdown
                                 from rides.stop s
                                 join rides.plan p on p.id = s.plan_id
                                where s.request_id = r.id and p.state = 'published'
                                group by s.vehicle_id
                                limit 1) s on true
                         where r.path >= :path and r.path < :end
                           and coalesce(r.ready_at, r.earliest) >= :from and coalesce(r.ready_at, r.earliest) < :until
                           and r.withdrawn_at is null
                         order by coalesce(r.ready_at, r.earliest), r.id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((rs, row) -> new Standing(
                        RideStore.ride(rs, row),
                        instant(rs, "out_done"),
                        rs.getObject("vehicle_id", UUID.class),
                        instant(rs, "pickup"),
                        instant(rs, "setdown")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** A ride with the id that an alarm about it has, which follows from it, so that there is one. */
    record LeftBehind(UUID alarm, Ride ride) {}

    /**
     * Ways back of those who are there and whom nobody has come for: they were ready, or expected to be, before a time,
     * or were not found when the car came. There is whoever got out, or is said to be ready, or got in long ago:
     * getting out is easily not tapped.
     *
     * @param before of those for whom a car is planned
     * @param soonest of those for whom no car is planned
     * @param isNew only those about whom there is no alarm yet
     */
    List<LeftBehind> left(Instant before, Instant soonest, Instant arrived, boolean isNew, int most) {
        return jdbc.sql("""
                        with left_behind as materialized (
                            select md5('ride left ' || r.id || ' ' || (select count(*)
                                                                         from rides.mark m
                                                                        where m.request_id = r.id
                                                                          and m.what in ('undo', 'not_there')))::uuid
                                       as alarm, r.*
                              from rides.request r
                              join rides.request o on o.id = r.outward_id
                             where (o.set_down_at is not null or r.ready_at is not null or o.picked_at < :arrived)
                               and r.picked_at is null and (r.missed is null or r.missed = 'not_there')
                               and r.withdrawn_at is null
                               and (r.missed is not null
                                    or coalesce(r.ready_at, r.earliest) < :before
                                    or coalesce(r.ready_at, r.earliest) < :soonest
                                       and not exists (select 1
                                                         from rides.stop s
                                                         join rides.plan p on p.id = s.plan_id
                                                        where s.request_id = r.id and s.kind = 'setdown'
                                                          and p.state = 'published')))
                        select *
                          from left_behind l
                         where not :isNew or not exists (select 1 from tasks.slot a where a.id = l.alarm)
                         order by coalesce(ready_at, earliest), id
                         limit :most
                        """)
                .param("before", Timestamp.from(before))
                .param("soonest", Timestamp.from(soonest))
                .param("arrived", Timestamp.from(arrived))
                .param("isNew", isNew)
                .param("most", most)
                .query((rs, row) -> new LeftBehind(rs.getObject("alarm", UUID.class), RideStore.ride(rs, row)))
                .list();
    }
}
