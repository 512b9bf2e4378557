package org.linli.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FieldDeviceStore {

    private static final String READ = """
            select id, account_id, token_id, name, paired_at, seen_at, extract(epoch from clock_ahead) as ahead,
                   revoked_at
              from field.device
            """;

    private final JdbcClient jdbc;

    FieldDeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(FieldDevice device) {
        jdbc.sql("""
                        insert into field.device (id, account_id, token_id, name, paired_at, seen_at)
                        values (:id, :account, :token, :name, :pairedAt, :seenAt)
                        """)
                .param("id", device.id())
                .param("account", device.account())
                .param("token", device.token())
                .param("name", device.name())
                .param("pairedAt", Timestamp.from(device.pairedAt()))
                .param("seenAt", Timestamp.from(device.seenAt()))
                .update();
    }

    Optional<FieldDevice> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query(FieldDeviceStore::device)
                .optional();
    }

    /** Those that work first, then the latest seen. */
    List<FieldDevice> of(UUID account) {
        return jdbc.sql(READ + " where account_id = :account order by revoked_at is not null, seen_at desc, id")
                .param("account", account)
                .query(FieldDeviceStore::device)
                .list();
    }

    void seen(UUID id, Instant now, Duration clockAhead) {
        jdbc.sql("""
                        update field.device set seen_at = :now, clock_ahead = make_interval(secs => :ahead)
                         where id = :id
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("ahead", (double) clockAhead.toSeconds())
                .update();
    }

    /** False when it was shut out before. */
    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("update field.device set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static FieldDevice device(ResultSet rs, int row) throws SQLException {
        Timestamp revokedAt = rs.getTimestamp("revoked_at");
        return new FieldDevice(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getObject("token_id", UUID.class),
                rs.getString("name"),
                rs.getTimestamp("paired_at").toInstant(),
                rs.getTimestamp("seen_at").toInstant(),
                Duration.ofSeconds(rs.getBigDecimal("ahead").longValue()),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}
