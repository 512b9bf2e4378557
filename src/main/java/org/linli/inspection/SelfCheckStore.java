package org.linli.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What shops say of themselves. */
@Repository
class SelfCheckStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SelfCheckStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False where the shop has said it on that day; the first stands. */
    boolean insert(SelfCheck check, AreaPath path) {
        return jdbc.sql("""
                        insert into inspection.self_check (id, place_id, path, day, at, version, checklist, answers)
                        values (:id, :place, :path, :day, :at, :version, :checklist, cast(:answers as jsonb))
                        on conflict do nothing
                        """)
                        .param("id", Ids.next())
                        .param("place", check.place())
                        .param("path", path.value())
                        .param("day", check.day())
                        .param("at", Timestamp.from(check.at()))
                        .param("version", check.version())
                        .param("checklist", check.checklist())
                        .param("answers", json.writeValueAsString(check.answers()))
                        .update()
                == 1;
    }

    /** Of a place since a day, the latest first. */
    List<SelfCheck> of(UUID place, LocalDate since) {
        return jdbc.sql("""
                        select *
                          from inspection.self_check
                         where place_id = :place and day >= :since
                         order by day desc
                        """)
                .param("place", place)
                .param("since", since)
                .query(this::check)
                .list();
    }

    private SelfCheck check(ResultSet rs, int row) throws SQLException {
        return new SelfCheck(
                rs.getObject("place_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("at").toInstant(),
                rs.getString("version"),
                rs.getString("checklist"),
                json.readValue(rs.getString("answers"), new TypeReference<Map<String, Boolean>>() {}));
    }
}
