package org.linli.needs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of needs before it was put right. */
@Repository
class NeedCorrectionStore {

    private final JdbcClient jdbc;

    NeedCorrectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * That a need was put right.
     *
     * @param what what it was before; so are the words and the time
     */
    record Correction(Instant at, @Nullable UUID by, Need.What what, String words, Instant dueAt) {}

    void insert(UUID id, Instant at, @Nullable UUID by, Need before) {
        jdbc.sql("""
                        insert into needs.correction (id, need_id, at, by_id, what, words, due_at)
                        values (:id, :need, :at, :by, :what, :words, :dueAt)
                        """)
                .param("id", id)
                .param("need", before.id())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("what", before.what().code())
                .param("words", before.words())
                .param("dueAt", Timestamp.from(before.dueAt()))
                .update();
    }

    /** In the order in which they were made. */
    List<Correction> of(UUID need) {
        return jdbc.sql("select * from needs.correction where need_id = :need order by at, id")
                .param("need", need)
                .query((rs, row) -> new Correction(
                        rs.getTimestamp("at").toInstant(),
                        rs.getObject("by_id", UUID.class),
                        Need.What.of(rs.getString("what")),
                        rs.getString("words"),
                        rs.getTimestamp("due_at").toInstant()))
                .list();
    }
}
