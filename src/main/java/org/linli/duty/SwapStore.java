package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Swaps as they were asked and answered. */
@Repository
class SwapStore {

    /** Those that can still be agreed to: neither shift has begun, and both stand where they stood. */
    private static final String OPEN = """
            select w.*
              from duty.swap w
              join duty.seat s on s.id = w.seat_id and s.member_id = w.from_member
              join duty.shift f on f.id = s.shift_id and f.cancelled_at is null and f.begins_at > :now
              left join duty.seat b on b.id = w.back_seat_id
              left join duty.shift g on g.id = b.shift_id
             where w.outcome is null
               and (w.back_seat_id is null
                    or b.member_id = w.to_member and g.cancelled_at is null and g.begins_at > :now)
            """;

    private final JdbcClient jdbc;

    SwapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or the same colleague was asked for the same seat and has not answered. */
    boolean insert(Swap swap, AreaPath path, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into duty.swap (id, path, seat_id, from_member, to_member, back_seat_id, words, asked_at,
                                               asked_by)
                        values (:id, :path, :seat, :from, :to, :back, :words, :at, :by)
                        on conflict do nothing
                        """)
                        .param("id", swap.id())
                        .param("path", path.value())
                        .param("seat", swap.seat())
                        .param("from", swap.from())
                        .param("to", swap.to())
                        .param("back", swap.back())
                        .param("words", swap.words())
                        .param("at", Timestamp.from(swap.askedAt()))
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<Swap> swap(UUID id) {
        return jdbc.sql("select * from duty.swap where id = :id")
                .param("id", id)
                .query(SwapStore::swap)
                .optional();
    }

    /** False when it has ended before. */
    boolean end(UUID swap, Swap.Outcome outcome, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        update duty.swap set outcome = :outcome, ended_at = :at, ended_by = :by
                         where id = :id and outcome is null
                        """)
                        .param("id", swap)
                        .param("outcome", outcome.code())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Open ones that a member asked or is asked, by when they were asked. */
    List<Swap> openOf(UUID member, Instant now) {
        return jdbc.sql(OPEN + " and (w.from_member = :member or w.to_member = :member) order by w.asked_at, w.id")
                .param("member", member)
                .param("now", Timestamp.from(now))
                .query(SwapStore::swap)
                .list();
    }

    long countAsked(UUID to, Instant now) {
        return jdbc.sql("select count(*) from (" + OPEN + " and w.to_member = :member) asked")
                .param("member", to)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Open ones of an area and below it. */
    List<Swap> openWithin(AreaPath area, Instant now) {
        return jdbc.sql(OPEN + " and w.path >= :path and w.path < :end order by w.asked_at, w.id")
                .param("path", area.value())
                .param("end", area.end())
                .param("now", Timestamp.from(now))
                .query(SwapStore::swap)
                .list();
    }

    /** Answered or withdrawn ones of an area and below it since then, the latest first. */
    List<Swap> endedWithin(AreaPath area, Instant since, int most) {
        return jdbc.sql("""
                        select w.*
                          from duty.swap w
                         where w.outcome is not null and w.ended_at >= :since and w.path >= :path and w.path < :end
                         order by w.ended_at desc, w.id
                         limit :most
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(SwapStore::swap)
                .list();
    }

    private static Swap swap(ResultSet rs, int row) throws SQLException {
        return new Swap(
                rs.getObject("id", UUID.class),
                rs.getObject("seat_id", UUID.class),
                rs.getObject("from_member", UUID.class),
                rs.getObject("to_member", UUID.class),
                rs.getObject("back_seat_id", UUID.class),
                rs.getString("words"),
                rs.getTimestamp("asked_at").toInstant(),
                Swap.Outcome.of(rs.getString("outcome")),
                rs.getTimestamp("ended_at") == null
                        ? null
                        : rs.getTimestamp("ended_at").toInstant());
    }
}
