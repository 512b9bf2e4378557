package org.linli.duty;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of seats that those concerned have not taken note of. */
@Repository
class DutyChangeStore {

    /** Of shifts to come, for whoever stood there and for whoever is to. */
    private static final String UNSEEN = """
              from duty.seat_change c
              join duty.seat s on s.id = c.seat_id
              join duty.shift f on f.id = s.shift_id
              join duty.pattern t on t.id = f.pattern_id
              join duty.post p on p.id = f.post_id
             where (c.from_member = :member and c.from_seen_at is null
                    or c.to_member = :member and c.to_seen_at is null)
               and f.ends_at > :now
            """;

    private final JdbcClient jdbc;

    DutyChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the time of their shifts. */
    List<DutyChange> unseen(UUID member, Instant now) {
        return jdbc.sql("""
                        select c.id, c.to_member, c.why, c.at, f.id as shift_id, f.post_id, f.path, f.day, f.begins_at,
                               f.ends_at, t.note, p.name as post
                        """ + UNSEEN + " order by f.begins_at, c.at, c.id")
                .param("member", member)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new DutyChange(
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
                        member.equals(rs.getObject("to_member", UUID.class)),
                        why(rs.getString("why")),
                        rs.getTimestamp("at").toInstant()))
                .list();
    }

    private static SeatChange.Why why(String code) {
        return Arrays.stream(SeatChange.Why.values())
                .filter(why -> why.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Of a seat, the latest first. */
    List<SeatPast> ofSeat(UUID seat) {
        return jdbc.sql("select * from duty.seat_change where seat_id = :seat order by at desc, id desc")
                .param("seat", seat)
                .query((rs, n) -> new SeatPast(
                        rs.getObject("from_member", UUID.class),
                        rs.getObject("to_member", UUID.class),
                        why(rs.getString("why")),
                        rs.getTimestamp("at").toInstant(),
                        rs.getObject("account_id", UUID.class)))
                .list();
    }

    long countUnseen(UUID member, Instant now) {
        return jdbc.sql("select count(*)" + UNSEEN)
                .param("member", member)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** The member has seen all that changed until then. */
    void see(UUID member, Instant until, Instant now) {
        jdbc.sql("""
                        update duty.seat_change
                           set from_seen_at = case when from_member = :member then coalesce(from_seen_at, :now)
                                                   else from_seen_at end,
                               to_seen_at = case when to_member = :member then coalesce(to_seen_at, :now)
                                                 else to_seen_at end
                         where at <= :until
                           and (from_member = :member and from_seen_at is null
                                or to_member = :member and to_seen_at is null)
                        """)
                .param("member", member)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The member has seen what they themselves just changed in these seats. */
    void seeOwn(UUID member, Collection<UUID> seats, Instant now) {
        jdbc.sql("""
                        update duty.seat_change
                           set from_seen_at = case when from_member = :member then :now else from_seen_at end,
                               to_seen_at = case when to_member = :member then :now else to_seen_at end
                         where seat_id = any(:seats) and at = :now
                           and (from_member = :member or to_member = :member)
                        """)
                .param("member", member)
                .param("seats", seats.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }
}
