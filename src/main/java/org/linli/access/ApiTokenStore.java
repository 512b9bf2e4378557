package org.linli.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiTokenStore {

    private final JdbcClient jdbc;
    private final AccountStore accounts;

    ApiTokenStore(JdbcClient jdbc, AccountStore accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    void insert(UUID id, UUID account, byte[] hash, String label, Instant now, Instant expires) {
        jdbc.sql("""
                        insert into access.api_token (id, account_id, token_hash, label, created_at, expires_at)
                        values (:id, :account, :hash, :label, :now, :expires)
                        """)
                .param("id", id)
                .param("account", account)
                .param("hash", hash)
                .param("label", label)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    List<ApiTokens.ApiToken> of(UUID account, Instant now) {
        return jdbc.sql("""
                        select id, label, created_at, expires_at from access.api_token
                         where account_id = :account and revoked_at is null and expires_at > :now
                         order by created_at desc
                        """)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new ApiTokens.ApiToken(
                        rs.getObject("id", UUID.class),
                        rs.getString("label"),
                        rs.getTimestamp("created_at").toInstant(),
                        rs.getTimestamp("expires_at").toInstant()))
                .list();
    }

    void prolong(UUID id, UUID account, Instant now, Instant expires) {
        jdbc.sql("""
                        update access.api_token set expires_at = :expires
                         where id = :id and account_id = :account and revoked_at is null and expires_at > :now
                        """)
                .param("id", id)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    boolean revoke(UUID id, UUID account, Instant now) {
        return jdbc.sql("""
                                update access.api_token set revoked_at = :now
                                 where id = :id and account_id = :account and revoked_at is null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("account", account)
                        .update()
                > 0;
    }

    Optional<Account> accountOf(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select account_id from access.api_token
                         where token_hash = :hash and revoked_at is null and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find);
    }
}
