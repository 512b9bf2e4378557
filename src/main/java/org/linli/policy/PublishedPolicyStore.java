package org.linli.policy;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions that were published in the program; only added to. */
@Repository
class PublishedPolicyStore {

    private final JdbcClient jdbc;

    PublishedPolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By their first days. */
    List<PublishedPolicy> all() {
        return jdbc.sql("""
                        select version, text, written_by, written_at, published_by, published_at
                          from policy.published
                         order by valid_from
                        """)
                .query((rs, n) -> new PublishedPolicy(
                        rs.getString("version"),
                        rs.getString("text"),
                        rs.getObject("written_by", UUID.class),
                        rs.getTimestamp("written_at").toInstant(),
                        rs.getObject("published_by", UUID.class),
                        rs.getTimestamp("published_at").toInstant()))
                .list();
    }

    void insert(PublishedPolicy policy, LocalDate from) {
        jdbc.sql("""
                        insert into policy.published
                               (version, valid_from, text, written_by, written_at, published_by, published_at)
                        values (:version, :from, :text, :writtenBy, :writtenAt, :publishedBy, :publishedAt)
                        """)
                .param("version", policy.version())
                .param("from", from)
                .param("text", policy.text())
                .param("writtenBy", policy.writtenBy())
                .param("writtenAt", Timestamp.from(policy.writtenAt()))
                .param("publishedBy", policy.publishedBy())
                .param("publishedAt", Timestamp.from(policy.publishedAt()))
                .update();
    }
}
