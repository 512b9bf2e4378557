package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who came and left, and who is not there. */
@Repository
class AttendanceStore {

    /** Where somebody is to stand by now and is not, at posts at which attendance is kept. */
    private static final String ABSENT = """
              from duty.shift f
              join duty.seat s on s.shift_id = f.id
              join duty.post p on p.id = f.post_id
             where f.path >= :path and f.path < :end and f.day between :from and :until
               and f.cancelled_at is null and f.begins_at < :late and f.ends_at > :now
               and s.member_id is not null
               and exists (select 1
                             from duty.attendance k
                            where k.post_id = f.post_id and k.day <= f.day and k.undone_at is null)
               and not exists (select 1
                                 from duty.attendance a
                                where a.seat_id = s.id and a.member_id = s.member_id and a.undone_at is null)
            """;

    private final JdbcClient jdbc;

    AttendanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or the member is signed in for the seat already. */
    boolean insert(Attendance attendance) {
        Attendance.Trace out = attendance.out();
        return jdbc.sql("""
                        insert into duty.attendance (id, seat_id, shift_id, post_id, member_id, path, day, in_at, in_by,
                                                     in_way, out_at, out_by, out_way)
                        values (:id, :seat, :shift, :post, :member, :path, :day, :inAt, :inBy, :inWay, :outAt, :outBy,
                                :outWay)
                        on conflict do nothing
                        """)
                        .param("id", attendance.id())
                        .param("seat", attendance.seat())
                        .param("shift", attendance.shift())
                        .param("post", attendance.post())
                        .param("member", attendance.member())
                        .param("path", attendance.path().value())
                        .param("day", attendance.day())
                        .param("inAt", Timestamp.from(attendance.in().at()))
                        .param("inBy", attendance.in().by())
                        .param("inWay", attendance.in().way().code())
                        .param("outAt", out == null ? null : Timestamp.from(out.at()))
                        .param("outBy", out == null ? null : out.by())
                        .param("outWay", out == null ? null : out.way().code())
                        .update()
                == 1;
    }

    /** False when they were signed out before, or it was taken back. */
    boolean signOut(UUID attendance, Attendance.Trace out, String note) {
        return jdbc.sql("""
                        update duty.attendance set out_at = :at, out_by = :by, out_way = :way, note = :note
                         where id = :id and out_at is null and undone_at is null
                        """)
                        .param("id", attendance)
                        .param("at", Timestamp.from(out.at()))
                        .param("by", out.by())
                        .param("way", out.way().code())
                        .param("note", note)
                        .update()
                == 1;
    }

    /** Keeps a note where there was none; false where there is one. */
    boolean addNote(UUID attendance, String note) {
        return jdbc.sql("""
                        update duty.attendance set note = :note
                         where id = :id and out_at is not null and undone_at is null and note = ''
                        """).param("id", attendance).param("note", note).update() == 1;
    }

    /** Takes back that they left; what they wrote is kept for when they do. */
    boolean undoOut(UUID attendance) {
        return jdbc.sql("""
                        update duty.attendance set out_at = null, out_by = null, out_way = null
                         where id = :id and out_at is not null and undone_at is null
                        """).param("id", attendance).update() == 1;
    }

    boolean undoIn(UUID attendance, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        update duty.attendance set undone_at = :at, undone_by = :by
                         where id = :id and undone_at is null and (out_at is null or in_way = 'later')
                        """)
                        .param("id", attendance)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** What was not taken back. */
    Optional<Attendance> attendance(UUID id) {
        return jdbc.sql("select * from duty.attendance where id = :id and undone_at is null")
                .param("id", id)
                .query(AttendanceStore::attendance)
                .optional();
    }

    /** What was not taken back of these seats, of whoever stood in them. */
    List<Attendance> ofSeats(Collection<UUID> seats) {
        return jdbc.sql("""
                        select * from duty.attendance
                         where seat_id = any(:seats) and undone_at is null
                         order by in_at, id
                        """)
                .param("seats", seats.toArray(UUID[]::new))
                .query(AttendanceStore::attendance)
                .list();
    }

    /** Where the member is signed in and has not left, the latest first. */
    List<Attendance> open(UUID member, LocalDate since) {
        return jdbc.sql("""
                        select * from duty.attendance
                         where member_id = :member and day >= :since and out_at is null and undone_at is null
                         order by in_at desc, id
                        """)
                .param("member", member)
                .param("since", since)
                .query(AttendanceStore::attendance)
                .list();
    }

    /** The day of the first shift for which anybody signed in. */
    Optional<LocalDate> keptSince(UUID post) {
        return jdbc.sql("select min(day) from duty.attendance where post_id = :post and undone_at is null")
                .param("post", post)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .single();
    }

    static Attendance attendance(ResultSet rs, int row) throws SQLException {
        return new Attendance(
                rs.getObject("id", UUID.class),
                rs.getObject("seat_id", UUID.class),
                rs.getObject("shift_id", UUID.class),
                rs.getObject("post_id", UUID.class),
                rs.getObject("member_id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("day", LocalDate.class),
                Objects.requireNonNull(trace(rs, "in")),
                trace(rs, "out"),
                rs.getString("note"));
    }

    private static Attendance.@Nullable Trace trace(ResultSet rs, String what) throws SQLException {
        Timestamp at = rs.getTimestamp(what + "_at");
        return at == null
                ? null
                : new Attendance.Trace(
                        at.toInstant(),
                        rs.getObject(what + "_by", UUID.class),
                        Attendance.Way.of(rs.getString(what + "_way")));
    }

    /** Somebody who is not where they are to be. */
    record Absent(UUID seat, AreaPath path, String post, Instant since) {}

    /** In the area and below it, those who are missing the longest first. */
    List<Absent> absent(AreaPath area, LocalDate today, Instant now) {
        return asked(
                        "select s.id, f.path, p.name, f.begins_at" + ABSENT + " order by f.begins_at, s.id",
                        area,
                        today,
                        now)
                .query((rs, n) -> new Absent(
                        rs.getObject("id", UUID.class),
                        new AreaPath(rs.getString("path")),
                        rs.getString("name"),
                        rs.getTimestamp("begins_at").toInstant().plus(AttendanceState.GRACE)))
                .list();
    }

    long countAbsent(AreaPath area, LocalDate today, Instant now) {
        return asked("select count(*)" + ABSENT, area, today, now)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, AreaPath area, LocalDate today, Instant now) {
        return jdbc.sql(sql)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", today.minusDays(1))
                .param("until", today)
                .param("late", Timestamp.from(now.minus(AttendanceState.GRACE)))
                .param("now", Timestamp.from(now));
    }
}
