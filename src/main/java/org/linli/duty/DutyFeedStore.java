package org.linli.duty;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hashes of secret addresses of calendars. */
@Repository
class DutyFeedStore {

    private final JdbcClient jdbc;

    DutyFeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID member, AreaPath path, byte[] hash, Instant at) {
        jdbc.sql("""
                        insert into duty.feed (id, member_id, path, secret_hash, made_at)
                        values (:id, :member, :path, :hash, :at)
                        """)
                .param("id", id)
                .param("member", member)
                .param("path", path.value())
                .param("hash", hash)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** False when there was none. */
    boolean revoke(UUID member, Instant at) {
        return jdbc.sql("update duty.feed set revoked_at = :at where member_id = :member and revoked_at is null")
                        .param("member", member)
                        .param("at", Timestamp.from(at))
                        .update()
                > 0;
    }

    Optional<Instant> madeAt(UUID member) {
        return jdbc.sql("select made_at from duty.feed where member_id = :member and revoked_at is null")
                .param("member", member)
                .query((rs, n) -> rs.getTimestamp("made_at").toInstant())
                .optional();
    }

    /** Whose shifts the secret shows. */
    Optional<UUID> memberOf(byte[] hash) {
        return jdbc.sql("select member_id from duty.feed where secret_hash = :hash and revoked_at is null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }
}
