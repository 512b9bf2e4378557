package org.linli.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that were measured. Everybody sees their own, the background all. */
@Repository
class WorkDayStore {

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    WorkDayStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Kept(UUID account, WorkDay day) {}

    /** Keeps the days from one on, instead of those that were kept before. */
    void keep(LocalDate from, Map<UUID, List<WorkDay>> days) {
        List<Kept> rows = days.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(day -> new Kept(entry.getKey(), day)))
                .filter(row -> !row.day().day().isBefore(from))
                .toList();
        jdbc.sql("delete from workload.day where day >= :from")
                .param("from", from)
                .update();
        batches.batchUpdate("""
                insert into workload.day (account_id, day, first_at, last_at, first_kind, last_kind, night_minutes,
                                          night_at, doors, floors, forms, late_calls)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, ROWS_AT_ONCE, (statement, row) -> {
            WorkDay day = row.day();
            statement.setObject(1, row.account());
            statement.setObject(2, day.day());
            statement.setTimestamp(3, Timestamp.from(day.first()));
            statement.setTimestamp(4, Timestamp.from(day.last()));
            statement.setString(5, day.firstKind());
            statement.setString(6, day.lastKind());
            statement.setLong(7, day.night().toMinutes());
            statement.setTimestamp(8, stamp(day.nightAt()));
            statement.setInt(9, day.doors());
            statement.setInt(10, day.floors());
            statement.setInt(11, day.forms());
            statement.setInt(12, day.lateCalls());
        });
    }

    private static @Nullable Timestamp stamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    /** The days of these accounts from one on, each account's in their order. */
    Map<UUID, List<WorkDay>> of(Collection<UUID> accounts, LocalDate from) {
        return jdbc
                .sql("""
                        select *
                          from workload.day
                         where account_id = any(:accounts) and day >= :from
                         order by account_id, day
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", from)
                .query((rs, row) -> new Kept(rs.getObject("account_id", UUID.class), day(rs)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Kept::account, LinkedHashMap::new, Collectors.mapping(Kept::day, Collectors.toList())));
    }

    /** When that day was over for each account that had worked on it. */
    Map<UUID, Instant> ends(LocalDate day) {
        Map<UUID, Instant> ends = new HashMap<>();
        jdbc.sql("select account_id, last_at from workload.day where day = :day")
                .param("day", day)
                .query((ResultSet rs) -> {
                    ends.put(
                            rs.getObject("account_id", UUID.class),
                            rs.getTimestamp("last_at").toInstant());
                });
        return ends;
    }

    /** Forgets what is older than that day; answers how many days of somebody that were. */
    int forget(LocalDate before) {
        return jdbc.sql("delete from workload.day where day < :before")
                .param("before", before)
                .update();
    }

    private static WorkDay day(ResultSet rs) throws SQLException {
        return new WorkDay(
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("first_at").toInstant(),
                rs.getTimestamp("last_at").toInstant(),
                Objects.requireNonNull(rs.getString("first_kind")),
                Objects.requireNonNull(rs.getString("last_kind")),
                Duration.ofMinutes(rs.getLong("night_minutes")),
                Optional.ofNullable(rs.getTimestamp("night_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                rs.getInt("doors"),
                rs.getInt("floors"),
                rs.getInt("forms"),
                rs.getInt("late_calls"));
    }
}
