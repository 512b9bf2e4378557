package org.linli.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gates of places. */
@Repository
class GateStore {

    private final JdbcClient jdbc;

    GateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or its name in the place. */
    boolean insert(Gate gate) {
        return jdbc.sql("""
                        insert into gate.gate (id, place_id, path, name, post_id, per_minute, since)
                        values (:id, :place, :path, :name, :post, :minute, :since)
                        on conflict do nothing
                        """)
                        .param("id", gate.id())
                        .param("place", gate.place())
                        .param("path", gate.path().value())
                        .param("name", gate.name())
                        .param("post", gate.post())
                        .param("minute", gate.perMinute())
                        .param("since", gate.since())
                        .update()
                == 1;
    }

    /** False when somebody has changed it since that version. */
    boolean update(Gate gate) {
        return jdbc.sql("""
                        update gate.gate
                           set name = :name, post_id = :post, per_minute = :minute, until = :until,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("id", gate.id())
                        .param("name", gate.name())
                        .param("post", gate.post())
                        .param("minute", gate.perMinute())
                        .param("until", gate.until())
                        .param("version", gate.version())
                        .update()
                == 1;
    }

    Optional<Gate> gate(UUID id) {
        return jdbc.sql("select * from gate.gate where id = :id")
                .param("id", id)
                .query(GateStore::gate)
                .optional();
    }

    List<Gate> gates(Collection<UUID> ids) {
        return jdbc.sql("select * from gate.gate where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(GateStore::gate)
                .list();
    }

    /** Of an area, below it and above it, by place and name. */
    List<Gate> along(AreaPath area) {
        return jdbc.sql("""
                        select * from gate.gate
                         where (path >= :path and path < :end) or path = any(:above)
                         order by place_id, name, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("above", area.lineage().stream().map(AreaPath::value).toArray(String[]::new))
                .query(GateStore::gate)
                .list();
    }

    /** Of an area and below it, by place and name. */
    List<Gate> within(AreaPath area) {
        return jdbc.sql("""
                        select * from gate.gate
                         where path >= :path and path < :end
                         order by place_id, name, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .query(GateStore::gate)
                .list();
    }

    private static Gate gate(ResultSet rs, int row) throws SQLException {
        return new Gate(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getString("name"),
                rs.getObject("post_id", UUID.class),
                rs.getInt("per_minute"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }
}
