package org.linli.duty;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * For how many days in a row a post was manned, both ends counted. A day counts when somebody signed in for each of its
 * shifts that has begun; before attendance was kept there, when somebody was to stand in each. A day without a shift
 * neither counts nor breaks the row.
 */
@Component
public class DutyDays {

    /** Whether somebody was there, of each shift {@code f}. */
    static final String MANNED = """
            case when exists (select 1
                                from duty.attendance k
                               where k.post_id = f.post_id and k.day <= f.day and k.undone_at is null)
                 then exists (select 1
                                from duty.attendance a
                               where a.shift_id = f.id and a.undone_at is null)
                 else exists (select 1
                                from duty.seat s
                               where s.shift_id = f.id and s.member_id is not null)
             end
            """;

    private static final String SHIFTS = """
            select f.day, f.begins_at, f.ends_at, (%s) as manned
              from duty.shift f
             where f.post_id = :post and f.day between :since and :until and f.cancelled_at is null
               and f.begins_at < :late
             order by f.day, f.begins_at, f.id
            """.formatted(MANNED);

    private final JdbcClient jdbc;
    private final AttendanceStore attendances;
    private final BusinessClock clock;

    DutyDays(JdbcClient jdbc, AttendanceStore attendances, BusinessClock clock) {
        this.jdbc = jdbc;
        this.attendances = attendances;
        this.clock = clock;
    }

    /** A shift in which nobody was there. */
    public record Gap(LocalDate day, Instant begins, Instant ends) {}

    /**
     * What is known of a post.
     *
     * @param inRow days up to the last one; 0 where that has a gap
     * @param since the first of them; null where there is none
     * @param gaps since the post was opened, the latest first
     * @param keptSince the first day of attendance; null where it was never kept
     */
    public record Count(
            int inRow,
            @Nullable LocalDate since,
            List<Gap> gaps,
            @Nullable LocalDate keptSince) {}

    private record Looked(Gap shift, boolean manned) {}

    /** Of a post, up to today. */
    @Transactional(readOnly = true)
    public Count of(Post post) {
        List<Looked> shifts = jdbc.sql(SHIFTS)
                .param("post", post.id())
                .param("since", post.since())
                .param("until", clock.today())
                .param("late", Timestamp.from(clock.now().minus(AttendanceState.GRACE)))
                .query((rs, n) -> new Looked(
                        new Gap(
                                rs.getObject("day", LocalDate.class),
                                rs.getTimestamp("begins_at").toInstant(),
                                rs.getTimestamp("ends_at").toInstant()),
                        rs.getBoolean("manned")))
                .list();
        var days = new TreeMap<LocalDate, Boolean>(Collections.reverseOrder());
        shifts.forEach(each -> days.merge(each.shift().day(), each.manned(), Boolean::logicalAnd));
        int inRow = 0;
        LocalDate since = null;
        for (Map.Entry<LocalDate, Boolean> day : days.entrySet()) {
            if (!day.getValue()) {
                break;
            }
            inRow++;
            since = day.getKey();
        }
        var gaps = new ArrayList<Gap>();
        shifts.stream().filter(each -> !each.manned()).map(Looked::shift).forEach(gaps::addFirst);
        return new Count(inRow, since, gaps, attendances.keptSince(post.id()).orElse(null));
    }
}
