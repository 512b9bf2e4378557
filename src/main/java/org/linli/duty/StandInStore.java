package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.access.StaffShift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shifts of people, whether they have an account or not, and who could come in for them. */
@Repository
class StandInStore {

    private final JdbcClient jdbc;

    StandInStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of people, whose shift begins and ends after one moment and begins before another. */
    List<StaffShift> shifts(Collection<UUID> people, Instant begins, Instant ends, Instant before) {
        return jdbc.sql("""
                        select s.id, coalesce(m.account_id, m.id) as person, p.name as post, f.begins_at, f.ends_at
                          from duty.member m
                          join duty.seat s on s.member_id = m.id
                          join duty.shift f on f.id = s.shift_id
                          join duty.post p on p.id = f.post_id
                         where (m.account_id = any(:people) or m.account_id is null and m.id = any(:people))
                           and f.begins_at > :begins and f.ends_at > :ends and f.begins_at < :before
                           and f.cancelled_at is null
                         order by f.begins_at, s.id
                        """)
                .param("people", people.toArray(UUID[]::new))
                .param("begins", Timestamp.from(begins))
                .param("ends", Timestamp.from(ends))
                .param("before", Timestamp.from(before))
                .query(StandInStore::shift)
                .list();
    }

    private static StaffShift shift(ResultSet rs, int row) throws SQLException {
        return new StaffShift(
                rs.getObject("id", UUID.class),
                rs.getObject("person", UUID.class),
                rs.getString("post"),
                rs.getTimestamp("begins_at").toInstant(),
                rs.getTimestamp("ends_at").toInstant());
    }

    /**
     * Members of an area who are of the kind and stand nowhere on that day; whoever stood least in the two weeks around
     * it comes first.
     */
    List<DutyMember> free(AreaPath area, Seat seat, int most) {
        return jdbc.sql("""
                        select m.*
                          from duty.member m
                          left join lateral (
                               select count(*) filter (where f.day = :day) as today,
                                      sum(f.ends_at - f.begins_at) as time
                                 from duty.seat s
                                 join duty.shift f on f.id = s.shift_id
                                where s.member_id = m.id and f.cancelled_at is null
                                  and f.day between :day - 14 and :day + 14) stood on true
                         where m.path >= :path and m.path < :end and m.id <> :member
                           and m.since <= :day and coalesce(m.until, :day) >= :day
                           and (cast(:kind as text) is null or :kind = any(m.kinds)) and stood.today = 0
                         order by stood.time nulls first, m.name, m.id
                         limit :most
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("day", seat.shift().day())
                .param("member", seat.member())
                .param("kind", seat.kind().map(DutyKind::code).orElse(null))
                .param("most", most)
                .query(DutyMemberStore::member)
                .list();
    }
}
