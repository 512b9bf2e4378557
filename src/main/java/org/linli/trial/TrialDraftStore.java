package org.linli.trial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Texts in the making. */
@Repository
class TrialDraftStore {

    private final JdbcClient jdbc;

    TrialDraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The open ones, then the others; the newest first. */
    List<TrialDraft> latest(int most) {
        return jdbc.sql("select * from trial.draft order by state = 'open' desc, edited_at desc, id limit :most")
                .param("most", most)
                .query(TrialDraftStore::draft)
                .list();
    }

    Optional<TrialDraft> find(UUID id) {
        return jdbc.sql("select * from trial.draft where id = :id")
                .param("id", id)
                .query(TrialDraftStore::draft)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<TrialDraft> lock(UUID id) {
        return jdbc.sql("select * from trial.draft where id = :id for update")
                .param("id", id)
                .query(TrialDraftStore::draft)
                .optional();
    }

    void insert(UUID id, String text, UUID by, Instant at) {
        jdbc.sql("""
                        insert into trial.draft (id, text, created_by, created_at, edited_by, edited_at)
                        values (:id, :text, :by, :at, :by, :at)
                        """)
                .param("id", id)
                .param("text", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void edit(UUID id, String text, UUID by, Instant at) {
        jdbc.sql("""
                        update trial.draft
                           set text = :text, edited_by = :by, edited_at = :at, revision = revision + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("text", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void end(UUID id, TrialDraft.State state, @Nullable String version, UUID by, Instant at) {
        jdbc.sql("""
                        update trial.draft
                           set state = :state, version = :version, ended_by = :by, ended_at = :at
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static TrialDraft draft(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new TrialDraft(
                rs.getObject("id", UUID.class),
                rs.getString("text"),
                rs.getInt("revision"),
                TrialDraft.State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                rs.getString("version"),
                rs.getObject("created_by", UUID.class),
                rs.getTimestamp("created_at").toInstant(),
                rs.getObject("edited_by", UUID.class),
                rs.getTimestamp("edited_at").toInstant(),
                rs.getObject("ended_by", UUID.class),
                ended == null ? null : ended.toInstant());
    }
}
