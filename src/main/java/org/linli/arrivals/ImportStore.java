package org.linli.arrivals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Sealing;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Problem;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of files being brought in and of their rows that were not stored. */
@Repository
class ImportStore {

    static final String PURPOSE = "import-cells";
    private static final TypeReference<List<RowRefusal>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;
    private final Sealing sealing;

    ImportStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, JsonMapper json, Sealing sealing) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.sealing = sealing;
    }

    /** A row that was refused; its cells as they were written. */
    record RefusedRow(int row, List<RowRefusal> reasons, List<String> cells) {}

    void insert(Import job, byte[] hash) {
        jdbc.sql("""
                        insert into arrivals.import (id, path, file_name, file_size, file_hash, state, mapping, total,
                                                     created_at, created_by, started_at, started_by)
                        values (:id, :path, :name, :size, :hash, :state, cast(:mapping as jsonb), :total,
                                :at, :by, cast(:startedAt as timestamptz), cast(:startedBy as uuid))
                        """)
                .param("id", job.id().value())
                .param("path", job.area().value())
                .param("name", job.fileName())
                .param("size", job.fileSize())
                .param("hash", hash)
                .param("state", job.state().code())
                .param("mapping", json.writeValueAsString(job.mapping()))
                .param("total", job.total())
                .param("at", Timestamp.from(job.createdAt()))
                .param("by", job.createdBy())
                .param("startedAt", job.startedAt() == null ? null : Timestamp.from(job.startedAt()))
                .param("startedBy", job.startedBy())
                .update();
    }

    Optional<Import> find(ImportId id) {
        return jdbc.sql("select * from arrivals.import where id = :id")
                .param("id", id.value())
                .query(this::job)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Import> lock(ImportId id) {
        return jdbc.sql("select * from arrivals.import where id = :id for update")
                .param("id", id.value())
                .query(this::job)
                .optional();
    }

    /** Newest first. */
    Paged<Import> page(Paging paging) {
        long total = jdbc.sql("select count(*) from arrivals.import")
                .query(Long.class)
                .single();
        var rows = jdbc.sql(
                        "select * from arrivals.import order by created_at desc, id desc limit :size offset :offset")
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(this::job)
                .list();
        return new Paged<>(rows, total, paging);
    }

    /** Those that were running when the program ended. */
    List<Import> running() {
        return jdbc.sql("select * from arrivals.import where state = 'running' order by started_at")
                .query(this::job)
                .list();
    }

    /** Those whose file is still needed. */
    Set<ImportId> unfinished() {
        return Set.copyOf(jdbc.sql("select id from arrivals.import where state in ('mapping', 'running', 'failed')")
                .query((rs, n) -> new ImportId(rs.getObject("id", UUID.class)))
                .list());
    }

    /** The newest other one that was done with a file of exactly the same content. */
    Optional<Import> doneBefore(ImportId id) {
        return jdbc.sql("""
                        select b.* from arrivals.import a
                          join arrivals.import b on b.file_hash = a.file_hash and b.id <> a.id and b.state = 'done'
                         where a.id = :id
                         order by b.created_at desc limit 1
                        """).param("id", id.value()).query(this::job).optional();
    }

    void remap(ImportId id, ColumnMapping mapping, int total) {
        jdbc.sql("update arrivals.import set mapping = cast(:mapping as jsonb), total = :total where id = :id")
                .param("mapping", json.writeValueAsString(mapping))
                .param("total", total)
                .param("id", id.value())
                .update();
    }

    void start(ImportId id, Instant at, UUID by) {
        jdbc.sql("""
                        update arrivals.import
                           set state = 'running', failure = null, started_at = coalesce(started_at, :at), started_by = :by
                         where id = :id
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    void end(ImportId id, ImportState state, @Nullable Problem failure, Instant at) {
        jdbc.sql("""
                        update arrivals.import
                           set state = :state, failure = cast(:failure as jsonb), finished_at = :at
                         where id = :id
                        """)
                .param("id", id.value())
                .param("state", state.code())
                .param("failure", failure == null ? null : json.writeValueAsString(failure))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Keeps what became of a chunk of rows, and counts them. */
    void put(Import job, int lastRow, List<RowOutcome> outcomes) {
        var rows = outcomes.stream()
                .flatMap(outcome -> kept(job, outcome).stream())
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into arrivals.import_row (import_id, row_no, path, outcome, problems, cells, arrival_id, difference)
                values (:import, :row, :path, :outcome, cast(:problems as jsonb), cast(:cells as bytea),
                        cast(:arrival as uuid), cast(:difference as jsonb))
                """, rows);
        jdbc.sql("""
                        update arrivals.import
                           set last_row = :last, read = read + :read, stored = stored + :stored,
                               known = known + :known, differs = differs + :differs, refused = refused + :refused
                         where id = :id
                        """)
                .param("last", lastRow)
                .param("read", outcomes.size())
                .param("stored", count(outcomes, RowOutcome.Stored.class))
                .param("known", count(outcomes, RowOutcome.Known.class))
                .param("differs", count(outcomes, RowOutcome.Differs.class))
                .param("refused", count(outcomes, RowOutcome.Refused.class))
                .param("id", job.id().value())
                .update();
    }

    private static long count(List<RowOutcome> outcomes, Class<? extends RowOutcome> which) {
        return outcomes.stream().filter(which::isInstance).count();
    }

    /** What is kept of a row; nothing of one that is an arrival now, unless there is something to be said about it. */
    private Optional<MapSqlParameterSource> kept(Import job, RowOutcome outcome) {
        return Optional.ofNullable(
                switch (outcome) {
                    case RowOutcome.Stored good ->
                        good.warnings().isEmpty() ? null : row(job, outcome, "warned", good.warnings());
                    case RowOutcome.Known known ->
                        row(job, outcome, "known", List.of(known.why()))
                                .addValue("arrival", known.arrival().value());
                    case RowOutcome.Differs other ->
                        row(job, outcome, "differs", List.of(other.why()))
                                .addValue("arrival", other.arrival().value())
                                .addValue("cells", sealed(other))
                                .addValue("difference", json.writeValueAsString(other.difference()));
                    case RowOutcome.Refused no ->
                        row(job, outcome, "refused", no.reasons()).addValue("cells", sealed(no));
                });
    }

    private MapSqlParameterSource row(Import job, RowOutcome outcome, String word, List<RowRefusal> reasons) {
        // What is kept to be shown is masked already; the rest is only in the sealed cells.
        var shown = reasons.stream().map(RowRefusal::masked).toList();
        return new MapSqlParameterSource("import", job.id().value())
                .addValue("row", outcome.row().number())
                .addValue("path", job.area().value())
                .addValue("outcome", word)
                .addValue("problems", json.writeValueAsString(shown))
                .addValue("cells", null)
                .addValue("arrival", null)
                .addValue("difference", null);
    }

    private byte[] sealed(RowOutcome outcome) {
        return sealing.seal(PURPOSE, json.writeValueAsString(outcome.cells()));
    }

    /** Refused rows behind a row, in the order of the file. */
    List<RefusedRow> refused(ImportId id, int after, int limit) {
        return jdbc.sql("""
                        select row_no, problems, cells from arrivals.import_row
                         where import_id = :id and outcome = 'refused' and row_no > :after
                         order by row_no limit :limit
                        """)
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((rs, n) -> new RefusedRow(
                        rs.getInt("row_no"),
                        json.readValue(rs.getString("problems"), REASONS),
                        json.readValue(sealing.open(PURPOSE, rs.getBytes("cells")), CELLS)))
                .list();
    }

    /** What there is to be said about the rows of one outcome: known, refused or warned; in the order of the file. */
    List<RowRefusal> reasons(ImportId id, String outcome, int limit) {
        return jdbc
                .sql("""
                        select problems from arrivals.import_row
                         where import_id = :id and outcome = :outcome
                         order by row_no limit :limit
                        """)
                .param("id", id.value())
                .param("outcome", outcome)
                .param("limit", limit)
                .query((rs, n) -> json.readValue(rs.getString("problems"), REASONS))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Import job(ResultSet rs, int row) throws SQLException {
        var failure = rs.getString("failure");
        return new Import(
                new ImportId(rs.getObject("id", UUID.class)),
                new AreaPath(rs.getString("path")),
                rs.getString("file_name"),
                rs.getLong("file_size"),
                ImportState.ofCode(rs.getString("state")),
                json.readValue(rs.getString("mapping"), ColumnMapping.class),
                rs.getInt("total"),
                rs.getInt("last_row"),
                rs.getInt("read"),
                rs.getInt("stored"),
                rs.getInt("known"),
                rs.getInt("differs"),
                rs.getInt("refused"),
                failure == null ? null : json.readValue(failure, Problem.class),
                rs.getTimestamp("created_at").toInstant(),
                rs.getObject("created_by", UUID.class),
                instant(rs, "started_at"),
                rs.getObject("started_by", UUID.class),
                instant(rs, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
