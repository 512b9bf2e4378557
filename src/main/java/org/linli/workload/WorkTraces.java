package org.linli.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.WorkSource;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what all modules tell that staff did, and makes days of it. Whoever acts must see them all. */
@Component
class WorkTraces {

    /** A room 202 is on the second floor; a house without rooms, or with names for them, has the ground floor only. */
    private static final String READ = """
            select w.account_id, w.at, greatest(w.at, w.until) as until, w.kind, w.work, w.door, w.form, w.call,
                   greatest(1, coalesce(cast(substring(t.room from '^([0-9]{1,2})[0-9]{2}$') as int), 1)) as floor
              from ({sources}) w
              left join people.home h on h.household_id = w.door
              left join territory.home t on t.dwelling_id = h.dwelling_id
             where w.account_id is not null
             order by w.account_id, w.at, w.kind
            """;

    private static final int ROWS_AT_ONCE = 5000;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final String sql;

    WorkTraces(JdbcClient jdbc, BusinessClock clock, List<WorkSource> sources) {
        this.jdbc = jdbc;
        this.clock = clock;
        Map<String, Long> keys =
                sources.stream().collect(Collectors.groupingBy(WorkSource::key, Collectors.counting()));
        keys.forEach((key, times) -> {
            if (times > 1) {
                throw new IllegalStateException("The work source " + key + " is declared " + times + " times");
            }
        });
        this.sql = READ.replace(
                "{sources}", sources.stream().map(WorkSource::sql).collect(Collectors.joining("\nunion all\n")));
    }

    /**
     * The days of everybody who did anything between two moments, by account.
     *
     * @param over when a day before them was over for an account: traces until then belong to it
     */
    Map<UUID, List<WorkDay>> days(Instant from, Instant until, Map<UUID, Instant> over) {
        var days = new LinkedHashMap<UUID, List<WorkDay>>();
        var reading = new Reading(days, over);
        jdbc.sql(sql)
                .withFetchSize(ROWS_AT_ONCE)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(until))
                .query(reading::row);
        reading.close();
        return days;
    }

    /** Holds the traces of one account at a time. */
    private final class Reading {

        private final Map<UUID, List<WorkDay>> days;
        private final List<WorkTrace> traces = new ArrayList<>();
        private final Map<UUID, Instant> over;
        private UUID account = new UUID(0, 0);
        private Instant since = Instant.MIN;

        Reading(Map<UUID, List<WorkDay>> days, Map<UUID, Instant> over) {
            this.days = days;
            this.over = over;
        }

        void row(ResultSet rs) throws SQLException {
            UUID next = rs.getObject("account_id", UUID.class);
            if (!next.equals(account)) {
                close();
                account = next;
                since = over.getOrDefault(next, Instant.MIN);
            }
            Instant at = rs.getTimestamp("at").toInstant();
            if (!at.isAfter(since)) {
                return;
            }
            traces.add(new WorkTrace(
                    at,
                    rs.getTimestamp("until").toInstant(),
                    Objects.requireNonNull(rs.getString("kind")),
                    rs.getBoolean("work"),
                    rs.getObject("door", UUID.class),
                    rs.getInt("floor"),
                    rs.getBoolean("form"),
                    rs.getBoolean("call")));
        }

        void close() {
            List<WorkDay> made = WorkDays.of(traces, clock.zone());
            if (!made.isEmpty()) {
                days.put(account, made);
            }
            traces.clear();
        }
    }
}
