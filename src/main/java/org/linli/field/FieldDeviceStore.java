package org.linli.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FieldDeviceStore {

    private static final String READ = """
            select d.id, d.account_id, d.token_id, d.name, d.paired_at, d.seen_at,
                   extract(epoch from d.clock_ahead) as ahead, d.revoked_at, d.area, d.browser,
                   case when t.revoked_at is not null then t.revoked_at
                        when a.disabled_at is not null then a.disabled_at
                        when t.expires_at <= :now then t.expires_at end as ended_at
              from field.device d
              join access.api_token t on t.id = d.token_id
              join access.account a on a.id = d.account_id
            """;

    private final JdbcClient jdbc;

    FieldDeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(FieldDevice device) {
        jdbc.sql("""
                        insert into field.device (id, account_id, token_id, name, paired_at, seen_at, browser)
                        values (:id, :account, :token, :name, :pairedAt, :seenAt, :browser)
                        """)
                .param("id", device.id())
                .param("account", device.account())
                .param("token", device.token())
                .param("name", device.name())
                .param("pairedAt", Timestamp.from(device.pairedAt()))
                .param("seenAt", Timestamp.from(device.seenAt()))
                .param("browser", device.browser())
                .update();
    }

    Optional<FieldDevice> find(UUID id, Instant now) {
        return jdbc.sql(READ + " where d.id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(FieldDeviceStore::device)
                .optional();
    }

    /** Those that work first, then the latest seen. */
    List<FieldDevice> of(UUID account, Instant now) {
        return jdbc.sql(READ + """
                         where d.account_id = :account
                         order by d.revoked_at is not null,
                                  t.revoked_at is not null or a.disabled_at is not null or t.expires_at <= :now,
                                  d.seen_at desc, d.id
                        """)
                .param("account", account)
                .param("now", Timestamp.from(now))
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

    void narrow(UUID id, @Nullable AreaPath area) {
        jdbc.sql("update field.device set area = :area where id = :id")
                .param("id", id)
                .param("area", area == null ? null : area.value())
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
        Timestamp endedAt = rs.getTimestamp("ended_at");
        return new FieldDevice(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getObject("token_id", UUID.class),
                rs.getString("name"),
                rs.getTimestamp("paired_at").toInstant(),
                rs.getTimestamp("seen_at").toInstant(),
                Duration.ofSeconds(rs.getBigDecimal("ahead").longValue()),
                revokedAt == null ? null : revokedAt.toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                Optional.ofNullable(rs.getString("area")).map(AreaPath::new).orElse(null),
                rs.getString("browser"));
    }
}
