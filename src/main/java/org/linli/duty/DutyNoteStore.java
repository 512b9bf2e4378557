package org.linli.duty;

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

/** Notes from shift to shift, and who has read them. */
@Repository
class DutyNoteStore {

    /** Notes of a shift, for those who stand in the one that begins next at the same post with somebody else in it. */
    private static final String WAITING = """
              from duty.seat s
              join duty.shift n on n.id = s.shift_id
              join duty.attendance a on a.post_id = n.post_id and a.day >= :since
              join duty.shift f on f.id = a.shift_id
              join duty.post p on p.id = a.post_id
              join duty.member m on m.id = a.member_id
             where s.member_id = any(:members) and n.day >= :since and n.cancelled_at is null
               and a.out_at is not null and a.note <> '' and a.undone_at is null and a.member_id <> s.member_id
               and n.begins_at = (select min(x.begins_at)
                                    from duty.shift x
                                   where x.post_id = a.post_id and x.day >= a.day and x.begins_at > f.begins_at
                                     and x.cancelled_at is null
                                     and exists (select 1
                                                   from duty.seat y
                                                  where y.shift_id = x.id and y.member_id <> a.member_id))
               and not exists (select 1
                                 from duty.note_taken t
                                where t.attendance_id = a.id and t.member_id = s.member_id)
            """;

    private final JdbcClient jdbc;

    DutyNoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A note and who has not yet taken note of it. */
    private record Waiting(UUID member, DutyNote note) {}

    /** What each of the members has not yet taken note of, of shifts since a day, the oldest first. */
    Map<UUID, List<DutyNote>> waiting(Collection<UUID> members, LocalDate since) {
        return jdbc
                .sql("select distinct s.member_id, a.id, a.post_id, p.name as post, m.name, a.out_at, a.note" + WAITING
                        + " order by a.out_at, a.id")
                .param("members", members.toArray(UUID[]::new))
                .param("since", since)
                .query((rs, n) -> new Waiting(
                        rs.getObject("member_id", UUID.class),
                        new DutyNote(
                                rs.getObject("id", UUID.class),
                                rs.getObject("post_id", UUID.class),
                                rs.getString("post"),
                                rs.getString("name"),
                                rs.getTimestamp("out_at").toInstant(),
                                rs.getString("note"))))
                .stream()
                .collect(
                        Collectors.groupingBy(Waiting::member, Collectors.mapping(Waiting::note, Collectors.toList())));
    }

    long countWaiting(UUID member, LocalDate since) {
        return jdbc.sql("select count(distinct a.id)" + WAITING)
                .param("members", new UUID[] {member})
                .param("since", since)
                .query(Long.class)
                .single();
    }

    /** False when they took note of it before. */
    boolean take(UUID attendance, UUID member, AreaPath path, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into duty.note_taken (attendance_id, member_id, path, at, account_id)
                        values (:attendance, :member, :path, :at, :by)
                        on conflict do nothing
                        """)
                        .param("attendance", attendance)
                        .param("member", member)
                        .param("path", path.value())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** When a member took note of it; empty while they have not. */
    Optional<Instant> takenAt(UUID attendance, UUID member) {
        return jdbc.sql("select at from duty.note_taken where attendance_id = :attendance and member_id = :member")
                .param("attendance", attendance)
                .param("member", member)
                .query((rs, n) -> rs.getTimestamp("at").toInstant())
                .optional();
    }
}
