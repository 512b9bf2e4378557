package org.linli.trial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks at what drafts would change, without the people. */
@Repository
class TrialRunStore {

    private final JdbcClient jdbc;

    TrialRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TrialRun run) {
        jdbc.sql("""
                        insert into trial.run (id, draft_id, revision, version, day, total, started_by, started_at)
                        values (:id, :draft, :revision, :version, :day, :total, :by, :at)
                        """)
                .param("id", run.id())
                .param("draft", run.draft())
                .param("revision", run.revision())
                .param("version", run.version())
                .param("day", run.day())
                .param("total", run.total())
                .param("by", run.startedBy())
                .param("at", Timestamp.from(run.startedAt()))
                .update();
    }

    void looked(UUID id, int more, int lengthened) {
        jdbc.sql("update trial.run set looked = looked + :more, lengthened = lengthened + :lengthened where id = :id")
                .param("id", id)
                .param("more", more)
                .param("lengthened", lengthened)
                .update();
    }

    void end(UUID id, TrialRun.State state, Instant at) {
        jdbc.sql("update trial.run set state = :state, ended_at = :at where id = :id")
                .param("id", id)
                .param("state", state.code())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Forgets the earlier ones of the same draft, with what they found. */
    void deleteOthers(TrialRun run) {
        jdbc.sql("delete from trial.run where draft_id = :draft and id <> :id")
                .param("draft", run.draft())
                .param("id", run.id())
                .update();
    }

    /** The last of a draft. */
    Optional<TrialRun> latest(UUID draft) {
        return jdbc.sql("select * from trial.run where draft_id = :draft order by started_at desc, id desc limit 1")
                .param("draft", draft)
                .query(TrialRunStore::run)
                .optional();
    }

    Optional<TrialRun> find(UUID id) {
        return jdbc.sql("select * from trial.run where id = :id")
                .param("id", id)
                .query(TrialRunStore::run)
                .optional();
    }

    private static TrialRun run(ResultSet rs, int row) throws SQLException {
        return new TrialRun(
                rs.getObject("id", UUID.class),
                rs.getObject("draft_id", UUID.class),
                rs.getInt("revision"),
                rs.getString("version"),
                rs.getDate("day").toLocalDate(),
                TrialRun.State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                rs.getInt("total"),
                rs.getInt("looked"),
                rs.getInt("lengthened"),
                rs.getObject("started_by", UUID.class),
                rs.getTimestamp("started_at").toInstant());
    }
}
