package org.linli.rides;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links of drivers, and what they tapped. */
@Repository
class DriveStore {

    private final JdbcClient jdbc;

    DriveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the link that opens: 1 until one was called back. */
    int number(UUID vehicle, LocalDate day) {
        return jdbc.sql("select no from rides.driver_link where vehicle_id = :vehicle and day = :day")
                .param("vehicle", vehicle)
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Links so far open nothing any more. */
    void renew(Vehicle vehicle, LocalDate day) {
        jdbc.sql("""
                        insert into rides.driver_link (vehicle_id, day, path, no)
                        values (:vehicle, :day, :path, 2)
                        on conflict (vehicle_id, day) do update set no = driver_link.no + 1
                        """)
                .param("vehicle", vehicle.id())
                .param("day", day)
                .param("path", vehicle.path().value())
                .update();
    }

    /** Whether the car has, or had before it was planned anew, a stop for the ride on a day. */
    boolean isOf(UUID vehicle, LocalDate day, UUID ride) {
        return jdbc.sql("""
                        select exists (select 1
                                         from rides.stop s
                                         join rides.plan p on p.id = s.plan_id
                                        where s.vehicle_id = :vehicle and s.request_id = :ride and p.day = :day
                                          and p.published_at is not null)
                        """)
                .param("vehicle", vehicle)
                .param("ride", ride)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Keeps one that has had no effect so far; false for one that was taken before. */
    boolean insert(DriveMark mark, UUID vehicle, Ride ride, Instant received) {
        return jdbc.sql("""
                        insert into rides.mark (id, request_id, vehicle_id, path, rental_path, what, at, received_at,
                                                took_effect)
                        values (:id, :ride, :vehicle, :path, :rental, :what, :at, :received, false)
                        on conflict (id) do nothing
                        """)
                        .param("id", mark.id())
                        .param("ride", ride.id())
                        .param("vehicle", vehicle)
                        .param("path", ride.path().value())
                        .param("rental", AreaPath.written(ride.rentalPath()))
                        .param("what", mark.what().code())
                        .param("at", Timestamp.from(mark.at()))
                        .param("received", Timestamp.from(received))
                        .update()
                == 1;
    }

    /** In which cars people got, by ride. */
    Map<UUID, UUID> cars(Collection<UUID> rides) {
        return jdbc
                .sql("""
                        select distinct on (request_id) request_id, vehicle_id
                          from rides.mark
                         where request_id = any(:rides) and what = 'aboard' and took_effect
                         order by request_id, received_at desc, at desc
                        """)
                .param("rides", rides.toArray(UUID[]::new))
                .query((rs, row) ->
                        Map.entry(rs.getObject("request_id", UUID.class), rs.getObject("vehicle_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The car whose driver last tapped one of these about a ride, so that it took effect. */
    Optional<UUID> car(UUID ride, Collection<DriveMark.What> tapped) {
        return jdbc.sql("""
                        select vehicle_id
                          from rides.mark
                         where request_id = :ride and what = any(:tapped) and took_effect
                         order by received_at desc, at desc
                         limit 1
                        """)
                .param("ride", ride)
                .param("tapped", tapped.stream().map(DriveMark.What::code).toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    /** A tap that changed something. */
    void tookEffect(UUID mark) {
        jdbc.sql("update rides.mark set took_effect = true where id = :mark")
                .param("mark", mark)
                .update();
    }

    /** What became of a ride, as the driver told. */
    void set(UUID ride, @Nullable Instant picked, @Nullable Instant down, Ride.@Nullable Missed missed, Instant at) {
        jdbc.sql("""
                        update rides.request
                           set picked_at = :picked, set_down_at = :down, missed = :missed,
                               missed_at = case when cast(:missed as text) is null then null
                                                else cast(:at as timestamptz) end,
                               withdrawn_at = case when cast(:picked as timestamptz) is null then withdrawn_at end,
                               version = version + 1
                         where id = :ride
                        """)
                .param("ride", ride)
                .param("picked", picked == null ? null : Timestamp.from(picked))
                .param("down", down == null ? null : Timestamp.from(down))
                .param("missed", missed == null ? null : missed.code())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whoever did not go there needs no way back. */
    void withdrawBack(UUID outward, Instant at) {
        jdbc.sql("""
                        update rides.request
                           set withdrawn_at = :at, version = version + 1
                         where outward_id = :outward
                           and picked_at is null and missed is null and withdrawn_at is null
                        """).param("outward", outward).param("at", Timestamp.from(at)).update();
    }

    /**
     * Whoever goes there after all needs the way back again that was withdrawn together with the way there; what was
     * withdrawn by itself stays so. To be done while the way there still has its end.
     */
    void restoreBack(UUID outward) {
        jdbc.sql("""
                        update rides.request back
                           set withdrawn_at = null, version = back.version + 1
                          from rides.request there
                         where there.id = :outward and back.outward_id = there.id
                           and back.picked_at is null and back.missed is null
                           and back.withdrawn_at in (there.missed_at, there.withdrawn_at)
                        """).param("outward", outward).update();
    }

    /** A car that is to be disinfected now. */
    void disinfect(UUID ride, Vehicle vehicle, Instant due) {
        jdbc.sql("""
                        insert into rides.disinfection (request_id, vehicle_id, path, due_at)
                        values (:ride, :vehicle, :path, :due)
                        on conflict (request_id) do nothing
                        """)
                .param("ride", ride)
                .param("vehicle", vehicle.id())
                .param("path", vehicle.path().value())
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Since when cars are to be disinfected, of an area, by car. */
    List<Map.Entry<UUID, Instant>> toDisinfect(AreaPath area) {
        return jdbc.sql("""
                        select vehicle_id, min(due_at) as due_at
                          from rides.disinfection
                         where path >= :path and path < :end and done_at is null
                         group by vehicle_id
                         order by min(due_at), vehicle_id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .query((rs, row) -> Map.entry(
                        rs.getObject("vehicle_id", UUID.class),
                        rs.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** A car was disinfected, for all that it was due for. */
    void disinfected(UUID vehicle, Instant at, @Nullable UUID by) {
        jdbc.sql("""
                        update rides.disinfection
                           set done_at = :at, done_by = :by
                         where vehicle_id = :vehicle and done_at is null
                        """)
                .param("vehicle", vehicle)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }
}
