package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Permissions;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.statement.RowRemarks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Beside what was missed: what was entered for it later, and when. */
@Component
class MissedRemarks implements RowRemarks {

    private static final Set<String> COUNTERS = Set.of("checks.missed", "samples.missed");

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Texts texts;
    private final Dates dates;

    MissedRemarks(JdbcClient jdbc, Permissions permissions, Texts texts, Dates dates) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.texts = texts;
        this.dates = dates;
    }

    @Override
    public boolean on(String counter) {
        return COUNTERS.contains(counter);
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> rows) {
        Map<UUID, String> remarks = new HashMap<>();
        if (rows.isEmpty() || !permissions.held(CareSetup.SEE)) {
            return remarks;
        }
        jdbc.sql("""
                        select t.id, t.entered_at,
                               (select r.celsius from care.temperature r
                                 where r.task_id = t.id
                                   and not exists (select 1 from care.temperature later where later.replaces = r.id)
                                 order by r.at desc limit 1) as celsius,
                               (select s.result from care.tested s where s.task_id = t.id order by s.at desc limit 1)
                                   as result
                          from tasks.slot t
                         where t.id = any(:rows) and t.missed
                        """).param("rows", rows.toArray(UUID[]::new)).query((ResultSet rs) -> {
            remarks.put(
                    rs.getObject("id", UUID.class),
                    texts.of(
                            "care.entered.value",
                            value(rs),
                            dates.moment(rs.getTimestamp("entered_at").toInstant())));
        });
        return remarks;
    }

    private String value(ResultSet rs) throws SQLException {
        String celsius = rs.getString("celsius");
        return celsius != null
                ? celsius + " ℃"
                : Optional.ofNullable(rs.getString("result"))
                        .map(result -> texts.of(TestResult.of(result).key()))
                        .orElse("");
    }
}
