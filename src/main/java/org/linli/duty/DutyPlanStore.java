package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans, and what they say of each seat. */
@Repository
class DutyPlanStore {

    private final JdbcClient jdbc;

    DutyPlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DutyPlan plan) {
        jdbc.sql("""
                        insert into duty.plan (id, path, from_day, until_day, way, state, asked_by, asked_at)
                        values (:id, :path, :from, :until, :way, :state, :by, :at)
                        """)
                .param("id", plan.id())
                .param("path", plan.path().value())
                .param("from", plan.from())
                .param("until", plan.until())
                .param("way", plan.way().code())
                .param("state", plan.state().code())
                .param("by", plan.askedBy())
                .param("at", Timestamp.from(plan.askedAt()))
                .update();
    }

    Optional<DutyPlan> plan(UUID id) {
        return jdbc.sql("select * from duty.plan where id = :id")
                .param("id", id)
                .query(DutyPlanStore::plan)
                .optional();
    }

    /** The same, which nobody else ends until this transaction is over. */
    Optional<DutyPlan> held(UUID id) {
        return jdbc.sql("select * from duty.plan where id = :id for update")
                .param("id", id)
                .query(DutyPlanStore::plan)
                .optional();
    }

    /** Those in the making or proposed whose area has to do with this one: it lies in it, or the other way round. */
    List<DutyPlan> open(AreaPath area) {
        return jdbc.sql("""
                        select * from duty.plan
                         where ended_at is null
                           and (path >= :path and path < :end or starts_with(:path, path))
                         order by asked_at desc, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .query(DutyPlanStore::plan)
                .list();
    }

    /** Of an area and below it those that are over, the latest first. */
    List<DutyPlan> over(AreaPath area, int most) {
        return jdbc.sql("""
                        select * from duty.plan
                         where path >= :path and path < :end and ended_at is not null
                         order by asked_at desc, id
                         limit :most
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("most", most)
                .query(DutyPlanStore::plan)
                .list();
    }

    void keep(UUID plan, DutyPlan.Figures figures, Instant at) {
        jdbc.sql("""
                        update duty.plan
                           set better = :better, open_seats = :open, broken = :broken, wishes = :wishes,
                               uneven = :uneven, found_at = :at
                         where id = :id and state = 'running'
                        """)
                .param("id", plan)
                .param("better", figures.better())
                .param("open", figures.open())
                .param("broken", figures.broken())
                .param("wishes", figures.wishes())
                .param("uneven", figures.uneven())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** In the place of what the plan has said of these seats. */
    void keep(UUID plan, Collection<DutyPlanSeat> seats) {
        jdbc.sql("""
                        insert into duty.plan_seat (plan_id, seat_id, path, from_member, to_member)
                        select :plan, k.seat, s.path, k.before, k.after
                          from unnest(cast(:seats as uuid[]), cast(:before as uuid[]), cast(:after as uuid[]))
                                   as k (seat, before, after)
                          join duty.seat s on s.id = k.seat
                        on conflict (plan_id, seat_id) do update set to_member = excluded.to_member
                         where plan_seat.to_member is distinct from excluded.to_member
                        """)
                .param("plan", plan)
                .param("seats", seats.stream().map(DutyPlanSeat::seat).toArray(UUID[]::new))
                .param("before", seats.stream().map(DutyPlanSeat::from).toArray(UUID[]::new))
                .param("after", seats.stream().map(DutyPlanSeat::to).toArray(UUID[]::new))
                .update();
    }

    List<DutyPlanSeat> seats(UUID plan) {
        return jdbc.sql("select * from duty.plan_seat where plan_id = :plan order by seat_id")
                .param("plan", plan)
                .query((rs, n) -> new DutyPlanSeat(
                        rs.getObject("seat_id", UUID.class),
                        rs.getObject("from_member", UUID.class),
                        rs.getObject("to_member", UUID.class),
                        rs.getBoolean("published")))
                .list();
    }

    void published(UUID plan, Collection<UUID> seats) {
        jdbc.sql("update duty.plan_seat set published = true where plan_id = :plan and seat_id = any(:seats)")
                .param("plan", plan)
                .param("seats", seats.toArray(UUID[]::new))
                .update();
    }

    void stopped(UUID plan, UUID by) {
        jdbc.sql("update duty.plan set stopped_by = :by where id = :id and state = 'running' and stopped_by is null")
                .param("id", plan)
                .param("by", by)
                .update();
    }

    /** What was found so far is the proposal. */
    void propose(UUID plan) {
        jdbc.sql("update duty.plan set state = 'proposed' where id = :id and state = 'running'")
                .param("id", plan)
                .update();
    }

    /** One that was cut off before it had found anything; not where it has found something meanwhile. */
    void fail(UUID plan, Instant at) {
        jdbc.sql("""
                        update duty.plan set state = 'failed', ended_at = :at
                         where id = :id and state = 'running' and found_at is null
                        """).param("id", plan).param("at", Timestamp.from(at)).update();
    }

    /** False when it has ended before. */
    boolean end(UUID plan, DutyPlan.State state, @Nullable UUID by, Instant at) {
        return jdbc.sql("""
                        update duty.plan set state = :state, ended_by = :by, ended_at = :at
                         where id = :id and ended_at is null
                        """)
                        .param("id", plan)
                        .param("state", state.code())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static DutyPlan plan(ResultSet rs, int row) throws SQLException {
        return new DutyPlan(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("until_day", LocalDate.class),
                DutyPlan.Way.of(rs.getString("way")).orElseThrow(),
                state(rs.getString("state")),
                rs.getObject("asked_by", UUID.class),
                rs.getTimestamp("asked_at").toInstant(),
                new DutyPlan.Figures(
                        rs.getInt("better"),
                        rs.getInt("open_seats"),
                        rs.getInt("broken"),
                        rs.getInt("wishes"),
                        rs.getInt("uneven")),
                instant(rs.getTimestamp("found_at")),
                rs.getObject("stopped_by", UUID.class),
                rs.getObject("ended_by", UUID.class),
                instant(rs.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static DutyPlan.State state(String code) {
        return DutyPlan.State.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
