package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shifts as laid from patterns, their seats, and who stands in these. */
@Repository
class ShiftStore {

    /** Which pattern holds on which of the days at which post: exceptions come before the regular ones. */
    private static final String WANTED = """
            with held as (
                select t.id, t.post_id, t.path, t.mode, t.begins, t.ends, t.seats, cast(d.day as date) as day
                  from duty.pattern t
                  join duty.post p on p.id = t.post_id
                 cross join generate_series(
                     cast(:from as timestamp), cast(:until as timestamp), interval '1 day') as d (day)
                 where p.path >= :path and p.path < :end
                   and d.day between p.since and coalesce(p.until, 'infinity')
                   and d.day between t.from_day and coalesce(t.until_day, 'infinity')
                   and extract(isodow from d.day) = any(t.weekdays) and t.dropped_at is null
            ), wanted as (
                select md5(h.id || ' ' || h.day)::uuid as id,
                       h.id as pattern_id,
                       h.post_id,
                       h.path,
                       h.seats,
                       h.day,
                       (h.day + h.begins) at time zone :zone as begins_at,
                       (h.day + (h.ends <= h.begins)::int + h.ends) at time zone :zone as ends_at
                  from held h
                 where h.mode <> 'closed'
                   and not exists (select 1
                                     from held x
                                    where x.post_id = h.post_id and x.day = h.day
                                      and (x.mode = 'closed' or x.mode = 'instead' and h.mode = 'regular'))
            )
            """;

    private static final String SEATS = """
            select s.id, s.number, s.kind, s.member_id, s.locked, s.version, f.id as shift_id, f.post_id, f.path,
                   f.day, f.begins_at, f.ends_at, t.note, p.name as post
              from duty.seat s
              join duty.shift f on f.id = s.shift_id
              join duty.pattern t on t.id = f.pattern_id
              join duty.post p on p.id = f.post_id
            """;

    private static final String IN_ORDER = " order by f.begins_at, p.name, f.id, s.number";

    private final JdbcClient jdbc;

    ShiftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lays the shifts of the days that are missing, with their seats; answers how many. */
    int lay(AreaPath area, LocalDate from, LocalDate until, ZoneId zone) {
        int laid = wanted(WANTED + """
                insert into duty.shift (id, post_id, pattern_id, path, day, begins_at, ends_at)
                select id, post_id, pattern_id, path, day, begins_at, ends_at
                  from wanted w
                 where not exists (select 1 from duty.shift f where f.id = w.id)
                """, area, from, until, zone).update();
        wanted(WANTED + """
                insert into duty.seat (id, shift_id, path, number, kind)
                select md5(w.id || ' ' || k.number)::uuid, w.id, w.path, k.number, nullif(k.kind, 'any')
                  from wanted w
                 cross join unnest(w.seats) with ordinality as k (kind, number)
                 where not exists (select 1 from duty.seat s where s.shift_id = w.id)
                """, area, from, until, zone).update();
        return laid;
    }

    /** Those of the days that were cancelled and are asked for again. */
    void revive(AreaPath area, LocalDate from, LocalDate until, ZoneId zone) {
        wanted(WANTED + """
                update duty.shift f set cancelled_at = null
                  from wanted w
                 where f.id = w.id and f.cancelled_at is not null
                """, area, from, until, zone).update();
    }

    /** The shifts of the days that no pattern asks for any more, which begin after the moment: they are cancelled. */
    List<UUID> cancelUnwanted(AreaPath area, LocalDate from, LocalDate until, ZoneId zone, Instant now) {
        return wanted(WANTED + """
                        update duty.shift f set cancelled_at = :now
                         where f.path >= :path and f.path < :end and f.day between :from and :until
                           and f.begins_at > :now and f.cancelled_at is null
                           and not exists (select 1 from wanted w where w.id = f.id)
                        returning f.id
                        """, area, from, until, zone)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec wanted(String sql, AreaPath area, LocalDate from, LocalDate until, ZoneId zone) {
        return jdbc.sql(sql)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", from)
                .param("until", until)
                .param("zone", zone.getId());
    }

    /** Of an area and below it, of the days, in their order. */
    List<Seat> seats(AreaPath area, LocalDate from, LocalDate until) {
        return jdbc.sql(SEATS + """
                         where f.path >= :path and f.path < :end and f.day between :from and :until
                           and f.cancelled_at is null
                        """ + IN_ORDER)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", from)
                .param("until", until)
                .query(ShiftStore::seat)
                .list();
    }

    /** Of a post, of the days. */
    List<Seat> ofPost(UUID post, LocalDate from, LocalDate until) {
        return jdbc.sql(SEATS + """
                         where f.post_id = :post and f.day between :from and :until and f.cancelled_at is null
                        """ + IN_ORDER)
                .param("post", post)
                .param("from", from)
                .param("until", until)
                .query(ShiftStore::seat)
                .list();
    }

    /** Of a member, whose shift ends after one moment and begins before the other. */
    List<Seat> ofMember(UUID member, Instant after, Instant before) {
        return jdbc.sql(SEATS + """
                         where s.member_id = :member and f.ends_at > :after and f.begins_at < :before
                           and f.cancelled_at is null
                        """ + IN_ORDER)
                .param("member", member)
                .param("after", Timestamp.from(after))
                .param("before", Timestamp.from(before))
                .query(ShiftStore::seat)
                .list();
    }

    /** Of these members, of the days. */
    List<Seat> ofMembers(Collection<UUID> members, LocalDate from, LocalDate until) {
        return jdbc.sql(SEATS + """
                         where s.member_id = any(:members) and f.day between :from and :until
                           and f.cancelled_at is null
                        """ + IN_ORDER)
                .param("members", members.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .query(ShiftStore::seat)
                .list();
    }

    Optional<Seat> seat(UUID id) {
        return jdbc.sql(SEATS + " where s.id = :id")
                .param("id", id)
                .query(ShiftStore::seat)
                .optional();
    }

    /** Those of them whom whoever acts sees. */
    List<Seat> ofSeats(Collection<UUID> seats) {
        return jdbc.sql(SEATS + " where s.id = any(:seats)" + IN_ORDER)
                .param("seats", seats.toArray(UUID[]::new))
                .query(ShiftStore::seat)
                .list();
    }

    /** Of shifts, cancelled or not. */
    List<Seat> ofShifts(Collection<UUID> shifts) {
        return jdbc.sql(SEATS + " where f.id = any(:shifts)" + IN_ORDER)
                .param("shifts", shifts.toArray(UUID[]::new))
                .query(ShiftStore::seat)
                .list();
    }

    private static Seat seat(ResultSet rs, int row) throws SQLException {
        return new Seat(
                rs.getObject("id", UUID.class),
                new Shift(
                        rs.getObject("shift_id", UUID.class),
                        rs.getObject("post_id", UUID.class),
                        rs.getString("post"),
                        new AreaPath(rs.getString("path")),
                        rs.getObject("day", LocalDate.class),
                        rs.getTimestamp("begins_at").toInstant(),
                        rs.getTimestamp("ends_at").toInstant(),
                        rs.getString("note")),
                rs.getInt("number"),
                Optional.ofNullable(rs.getString("kind")).flatMap(DutyKind::of),
                rs.getObject("member_id", UUID.class),
                rs.getBoolean("locked"),
                rs.getInt("version"));
    }

    /** False when somebody else stands there by now than whoever changes it knows, or the shift was cancelled. */
    boolean put(SeatChange change) {
        return jdbc.sql("""
                        update duty.seat s set member_id = :to, version = version + 1
                         where id = :seat and member_id is not distinct from cast(:from as uuid)
                           and (cast(:to as uuid) is null
                                or exists (select 1
                                             from duty.shift f
                                            where f.id = s.shift_id and f.cancelled_at is null))
                        """)
                        .param("seat", change.seat())
                        .param("from", change.from())
                        .param("to", change.to())
                        .update()
                == 1;
    }

    void note(UUID id, SeatChange change, AreaPath path, SeatChange.Why why, Instant at, @Nullable UUID by) {
        jdbc.sql("""
                        insert into duty.seat_change (id, seat_id, path, from_member, to_member, why, at, account_id)
                        values (:id, :seat, :path, :from, :to, :why, :at, :by)
                        """)
                .param("id", id)
                .param("seat", change.seat())
                .param("path", path.value())
                .param("from", change.from())
                .param("to", change.to())
                .param("why", why.code())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** Those of the members who stand in two shifts at once. */
    List<UUID> inTwoPlaces(Collection<UUID> members) {
        return jdbc.sql("""
                        select distinct s.member_id
                          from duty.seat s
                          join duty.shift f on f.id = s.shift_id and f.cancelled_at is null
                          join duty.seat other on other.member_id = s.member_id and other.id > s.id
                          join duty.shift g on g.id = other.shift_id and g.cancelled_at is null
                         where s.member_id = any(:members)
                           and g.begins_at < f.ends_at and f.begins_at < g.ends_at
                        """)
                .param("members", members.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** False when somebody has changed the seat since that version. */
    boolean lock(UUID seat, int version, boolean locked) {
        return jdbc.sql("""
                        update duty.seat set locked = :locked, version = version + 1
                         where id = :seat and version = :version
                        """)
                        .param("seat", seat)
                        .param("version", version)
                        .param("locked", locked)
                        .update()
                == 1;
    }
}
