package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.routes.RouteStop;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans of days with their stops. */
@Repository
class RidePlanStore {

    private final JdbcClient jdbc;

    RidePlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RidePlan plan) {
        jdbc.sql("""
                        insert into rides.plan (id, path, day, state, asked_at, asked_by, measured)
                        values (:id, :path, :day, :state, :askedAt, :askedBy, :measured)
                        """)
                .param("id", plan.id())
                .param("path", plan.path().value())
                .param("day", plan.day())
                .param("state", plan.state().code())
                .param("askedAt", Timestamp.from(plan.askedAt()))
                .param("askedBy", plan.askedBy())
                .param("measured", plan.isMeasured())
                .update();
    }

    Optional<RidePlan> find(UUID id) {
        return jdbc.sql("select * from rides.plan where id = :id")
                .param("id", id)
                .query(RidePlanStore::plan)
                .optional();
    }

    /** The last of an area's for a day that is no longer or not yet another's. */
    Optional<RidePlan> last(AreaPath path, LocalDate day) {
        return jdbc.sql("""
                        select *
                          from rides.plan
                         where path = :path and day = :day and state <> 'replaced'
                         order by state = 'running' desc, asked_at desc, id desc
                         limit 1
                        """)
                .param("path", path.value())
                .param("day", day)
                .query(RidePlanStore::plan)
                .optional();
    }

    Optional<RidePlan> published(AreaPath path, LocalDate day) {
        return jdbc.sql("select * from rides.plan where path = :path and day = :day and state = 'published'")
                .param("path", path.value())
                .param("day", day)
                .query(RidePlanStore::plan)
                .optional();
    }

    /** Of an area and below it, by which somebody drives on a day. */
    List<RidePlan> driven(AreaPath area, LocalDate day) {
        return jdbc.sql("""
                        select *
                          from rides.plan
                         where path >= :path and path < :end and day = :day and state = 'published'
                         order by path
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("day", day)
                .query(RidePlanStore::plan)
                .list();
    }

    void state(UUID id, RidePlan.State state) {
        jdbc.sql("update rides.plan set state = :state where id = :id")
                .param("id", id)
                .param("state", state.code())
                .update();
    }

    /** Drivers drive by it from now on, and by no other one of its area and day. */
    void publish(RidePlan plan, Instant at, @Nullable UUID by) {
        jdbc.sql("""
                        update rides.plan
                           set state = 'replaced'
                         where path = :path and day = :day and id <> :id and state in ('published', 'proposed')
                        """)
                .param("path", plan.path().value())
                .param("day", plan.day())
                .param("id", plan.id())
                .update();
        jdbc.sql("""
                        update rides.plan
                           set state = 'published', published_at = :at, published_by = :by
                         where id = :id
                        """)
                .param("id", plan.id())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** Whose rides they are, for where the rows belong; rests belong where the plan does. */
    void keep(RidePlan plan, List<RideStop> stops, Map<UUID, RideReason> left) {
        for (RideStop stop : stops) {
            jdbc.sql("""
                            insert into rides.stop (plan_id, vehicle_id, no, request_id, path, rental_path, kind,
                                                    arrives, begins, leaves)
                            select :plan, :vehicle, :no, cast(:request as uuid), coalesce(r.path, :path), r.rental_path,
                                   :kind, :arrives, :begins, :leaves
                              from (select) one left join rides.request r on r.id = cast(:request as uuid)
                            """)
                    .param("plan", plan.id())
                    .param("vehicle", stop.vehicle())
                    .param("no", stop.no())
                    .param("request", stop.ride())
                    .param("path", plan.path().value())
                    .param("kind", stop.code())
                    .param("arrives", Timestamp.from(stop.arrives()))
                    .param("begins", Timestamp.from(stop.begins()))
                    .param("leaves", Timestamp.from(stop.leaves()))
                    .update();
        }
        left.forEach((ride, reason) -> jdbc.sql("""
                        insert into rides.unplanned (plan_id, request_id, path, rental_path, reason)
                        select :plan, id, path, rental_path, :reason from rides.request where id = :ride
                        """)
                .param("plan", plan.id())
                .param("ride", ride)
                .param("reason", reason.code())
                .update());
    }

    /** By car and their order. */
    List<RideStop> stops(UUID plan) {
        return jdbc.sql("select * from rides.stop where plan_id = :plan order by vehicle_id, no")
                .param("plan", plan)
                .query(RidePlanStore::stop)
                .list();
    }

    private static RideStop stop(ResultSet rs, int row) throws SQLException {
        return new RideStop(
                rs.getObject("vehicle_id", UUID.class),
                rs.getInt("no"),
                rs.getObject("request_id", UUID.class),
                RouteStop.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("arrives").toInstant(),
                rs.getTimestamp("begins").toInstant(),
                rs.getTimestamp("leaves").toInstant());
    }

    /** What is published of a car's day, in its order. */
    List<RideStop> ofCar(UUID vehicle, LocalDate day) {
        return jdbc.sql("""
                        select s.*
                          from rides.stop s
                          join rides.plan p on p.id = s.plan_id
                         where s.vehicle_id = :vehicle and p.day = :day and p.state = 'published'
                         order by p.path, s.no
                        """)
                .param("vehicle", vehicle)
                .param("day", day)
                .query(RidePlanStore::stop)
                .list();
    }

    /** Whom no car takes. */
    Map<UUID, RideReason> left(UUID plan) {
        return jdbc
                .sql("select request_id, reason from rides.unplanned where plan_id = :plan")
                .param("plan", plan)
                .query((rs, row) ->
                        Map.entry(rs.getObject("request_id", UUID.class), RideReason.of(rs.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Cars and rides of a day that other areas' plans have, which this one leaves alone. */
    List<UUID> taken(AreaPath path, LocalDate day) {
        return jdbc.sql("""
                        select distinct x.id
                          from rides.plan p
                          join rides.stop s on s.plan_id = p.id
                          cross join lateral (values (s.vehicle_id), (s.request_id)) x (id)
                         where p.day = :day and p.state = 'published' and p.path <> :path and x.id is not null
                        """)
                .param("path", path.value())
                .param("day", day)
                .query(UUID.class)
                .list();
    }

    /** Whether a driver's tap about one of these rides has come in after a moment, whenever it was tapped. */
    boolean isMarkedSince(Collection<UUID> rides, Instant at) {
        return jdbc.sql("""
                        select exists (select 1
                                         from rides.mark
                                        where request_id = any(:rides) and received_at > :at)
                        """)
                .param("rides", rides.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    void delay(Vehicle vehicle, LocalDate day, Instant free) {
        jdbc.sql("""
                        insert into rides.delay (vehicle_id, day, path, free_at)
                        values (:vehicle, :day, :path, :free)
                        on conflict (vehicle_id, day) do update set free_at = excluded.free_at
                        """)
                .param("vehicle", vehicle.id())
                .param("day", day)
                .param("path", vehicle.path().value())
                .param("free", Timestamp.from(free))
                .update();
    }

    /** From when on cars are free that are late on a day. */
    Map<UUID, Instant> delays(Collection<UUID> vehicles, LocalDate day) {
        return jdbc
                .sql("select vehicle_id, free_at from rides.delay where vehicle_id = any(:vehicles) and day = :day")
                .param("vehicles", vehicles.toArray(UUID[]::new))
                .param("day", day)
                .query((rs, row) -> Map.entry(
                        rs.getObject("vehicle_id", UUID.class),
                        rs.getTimestamp("free_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static RidePlan plan(ResultSet rs, int row) throws SQLException {
        Timestamp published = rs.getTimestamp("published_at");
        return new RidePlan(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("day", LocalDate.class),
                RidePlan.State.of(rs.getString("state")),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getObject("asked_by", UUID.class),
                rs.getBoolean("measured"),
                published == null ? null : published.toInstant());
    }
}
