package org.linli.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closures of places. */
@Repository
class ClosureStore {

    private final JdbcClient jdbc;

    ClosureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where its id is known or the place is closed already. */
    boolean insert(Closure closure) {
        return jdbc.sql("""
                        insert into inspection.closure (id, place_id, path, closed_on, reason, conditions, expected_on,
                                                        closed_by, decided_at)
                        values (:id, :place, :path, :closed, :reason, :conditions, :expected, :by, :at)
                        on conflict do nothing
                        """)
                        .param("id", closure.id())
                        .param("place", closure.place())
                        .param("path", closure.path().value())
                        .param("closed", closure.closedOn())
                        .param("reason", closure.reason())
                        .param("conditions", closure.conditions().toArray(String[]::new))
                        .param("expected", closure.expectedOn())
                        .param("by", closure.closedBy())
                        .param("at", Timestamp.from(closure.decidedAt()))
                        .update()
                == 1;
    }

    /** False where it was opened already. */
    boolean open(UUID id, Closure.Opening opening) {
        return jdbc.sql("""
                        update inspection.closure
                           set opened_on = :on, opened_reason = :reason, opened_by = :by, opened_at = :at
                         where id = :id and opened_on is null
                        """)
                        .param("id", id)
                        .param("on", opening.on())
                        .param("reason", opening.reason())
                        .param("by", opening.by())
                        .param("at", Timestamp.from(opening.at()))
                        .update()
                == 1;
    }

    Optional<Closure> find(UUID id) {
        return jdbc.sql("select * from inspection.closure where id = :id")
                .param("id", id)
                .query(ClosureStore::closure)
                .optional();
    }

    /** Of a place, the latest first. */
    List<Closure> of(UUID place) {
        return jdbc.sql("select * from inspection.closure where place_id = :place order by closed_on desc, id desc")
                .param("place", place)
                .query(ClosureStore::closure)
                .list();
    }

    /** Places that are closed on a day. */
    ClosedPlaces closed(LocalDate day) {
        return new ClosedPlaces(
                Set.copyOf(jdbc.sql("""
                        select place_id
                          from inspection.closure
                         where closed_on <= :day and (opened_on is null or opened_on > :day)
                        """).param("day", day).query(UUID.class).list()));
    }

    private static Closure closure(ResultSet rs, int row) throws SQLException {
        return new Closure(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("reason"),
                List.of((String[]) rs.getArray("conditions").getArray()),
                rs.getObject("expected_on", LocalDate.class),
                rs.getObject("closed_by", UUID.class),
                rs.getTimestamp("decided_at").toInstant(),
                opening(rs));
    }

    private static Closure.@Nullable Opening opening(ResultSet rs) throws SQLException {
        LocalDate on = rs.getObject("opened_on", LocalDate.class);
        return on == null
                ? null
                : new Closure.Opening(
                        on,
                        rs.getString("opened_reason"),
                        rs.getObject("opened_by", UUID.class),
                        rs.getTimestamp("opened_at").toInstant());
    }
}
