package org.linli.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private static final TypeReference<List<ImportReason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private static final TypeReference<List<ImportOtherSheet>> OTHERS = new TypeReference<>() {};

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

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
    record RefusedRow(int row, List<ImportReason> reasons, List<String> cells) {}

    void insert(Import job, byte[] hash) {
        jdbc.sql("""
                        insert into imports.import
                               (id, kind, path, file_name, file_size, file_hash, state, mapping, options,
                                others, total, created_at, created_by, started_at, started_by)
                        values (:id, :kind, :path, :name, :size, :hash, :state, cast(:mapping as jsonb),
                                cast(:options as jsonb), cast(:others as jsonb), :total, :at, :by,
                                cast(:startedAt as timestamptz), cast(:startedBy as uuid))
                        """)
                .param("id", job.id().value())
                .param("kind", job.kind())
                .param("path", job.area().value())
                .param("name", job.fileName())
                .param("size", job.fileSize())
                .param("hash", hash)
                .param("state", job.state().code())
                .param("mapping", json.writeValueAsString(job.mapping()))
                .param("options", json.writeValueAsString(job.options()))
                .param("others", json.writeValueAsString(job.others()))
                .param("total", job.total())
                .param("at", Timestamp.from(job.createdAt()))
                .param("by", job.createdBy())
                .param("startedAt", job.startedAt() == null ? null : Timestamp.from(job.startedAt()))
                .param("startedBy", job.startedBy())
                .update();
    }

    Optional<Import> find(ImportId id) {
        return jdbc.sql("select * from imports.import where id = :id")
                .param("id", id.value())
                .query(this::job)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Import> lock(ImportId id) {
        return jdbc.sql("select * from imports.import where id = :id for update")
                .param("id", id.value())
                .query(this::job)
                .optional();
    }

    /** Finds it and keeps others from ending it or taking it back until the transaction ends. */
    Optional<Import> hold(ImportId id) {
        return jdbc.sql("select * from imports.import where id = :id for share")
                .param("id", id.value())
                .query(this::job)
                .optional();
    }

    /** Those of a kind, newest first. */
    Paged<Import> page(String kind, Paging paging) {
        long total = jdbc.sql("select count(*) from imports.import where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
        List<Import> rows = jdbc.sql("""
                        select * from imports.import where kind = :kind
                         order by created_at desc, id desc limit :size offset :offset
                        """)
                .param("kind", kind)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(this::job)
                .list();
        return new Paged<>(rows, total, paging);
    }

    /** Those that were running when the program ended. */
    List<Import> running() {
        return jdbc.sql("select * from imports.import where state = 'running' order by started_at")
                .query(this::job)
                .list();
    }

    /** Those whose file is still needed. */
    Set<ImportId> unfinished() {
        return Set.copyOf(jdbc.sql("select id from imports.import where state in ('mapping', 'running', 'failed')")
                .query((rs, n) -> new ImportId(rs.getObject("id", UUID.class)))
                .list());
    }

    /** The newest other one that was done with the same sheet of a file of exactly the same content. */
    Optional<Import> doneBefore(ImportId id) {
        return jdbc.sql("""
                        select b.*
                          from imports.import a
                          join imports.import b
                            on b.kind = a.kind and b.file_hash = a.file_hash and b.id <> a.id and b.state = 'done'
                           and b.mapping -> 'sheet' = a.mapping -> 'sheet'
                         where a.id = :id
                         order by b.created_at desc limit 1
                        """).param("id", id.value()).query(this::job).optional();
    }

    void remap(ImportId id, ImportUploadReader.Found found, Map<String, String> options) {
        jdbc.sql("""
                        update imports.import
                           set mapping = cast(:mapping as jsonb), options = cast(:options as jsonb),
                               others = cast(:others as jsonb), total = :total
                         where id = :id
                        """)
                .param("options", json.writeValueAsString(options))
                .param("mapping", json.writeValueAsString(found.mapping()))
                .param("others", json.writeValueAsString(found.others()))
                .param("total", found.total())
                .param("id", id.value())
                .update();
    }

    void start(ImportId id, Instant at, UUID by) {
        jdbc.sql("""
                        update imports.import
                           set state = 'running', failure = null,
                               started_at = coalesce(started_at, :at), started_by = :by
                         where id = :id
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    void end(ImportId id, ImportState state, @Nullable Problem failure, Instant at) {
        jdbc.sql("""
                        update imports.import
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
    void put(Import job, int lastRow, List<ImportOutcome> outcomes) {
        MapSqlParameterSource[] rows = outcomes.stream()
                .flatMap(outcome -> kept(job, outcome).stream())
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into imports.import_row
                       (import_id, row_no, path, outcome, problems, cells, subject, urgent, detail)
                values (:import, :row, :path, :outcome, cast(:problems as jsonb), cast(:cells as bytea),
                        cast(:subject as uuid), :urgent, cast(:detail as jsonb))
                """, rows);
        jdbc.sql("""
                        update imports.import
                           set last_row = :last, read = read + :read, stored = stored + :stored,
                               known = known + :known, aside = aside + :aside, refused = refused + :refused
                         where id = :id
                        """)
                .param("last", lastRow)
                .param("read", outcomes.size())
                .param("stored", count(outcomes, ImportOutcome.Stored.class))
                .param("known", count(outcomes, ImportOutcome.Known.class))
                .param("aside", count(outcomes, ImportOutcome.Aside.class))
                .param("refused", count(outcomes, ImportOutcome.Refused.class))
                .param("id", job.id().value())
                .update();
    }

    private static long count(List<ImportOutcome> outcomes, Class<? extends ImportOutcome> which) {
        return outcomes.stream().filter(which::isInstance).count();
    }

    /** What is kept of a row; nothing of one that is stored, unless there is something to be said about it. */
    private Optional<MapSqlParameterSource> kept(Import job, ImportOutcome outcome) {
        return Optional.ofNullable(
                switch (outcome) {
                    case ImportOutcome.Stored good ->
                        good.reasons().isEmpty()
                                ? null
                                : row(job, outcome, "warned")
                                        .addValue("urgent", !good.warnings().isEmpty());
                    case ImportOutcome.Known known -> row(job, outcome, "known").addValue("subject", known.subject());
                    case ImportOutcome.Aside aside ->
                        row(job, outcome, "aside")
                                .addValue("subject", aside.subject())
                                .addValue("urgent", aside.urgent())
                                .addValue("cells", sealed(aside))
                                .addValue("detail", json.writeValueAsString(aside.detail()));
                    case ImportOutcome.Refused no ->
                        row(job, outcome, "refused").addValue("cells", sealed(no));
                });
    }

    private MapSqlParameterSource row(Import job, ImportOutcome outcome, String word) {
        return new MapSqlParameterSource("import", job.id().value())
                .addValue("row", outcome.row().number())
                .addValue("path", job.area().value())
                .addValue("outcome", word)
                .addValue("problems", json.writeValueAsString(outcome.reasons()))
                .addValue("cells", null)
                .addValue("subject", null)
                .addValue("urgent", false)
                .addValue("detail", null);
    }

    private byte[] sealed(ImportOutcome outcome) {
        return sealing.seal(PURPOSE, json.writeValueAsString(outcome.cells()));
    }

    /** Refused rows behind a row, in the order of the file. */
    List<RefusedRow> refused(ImportId id, int after, int limit) {
        return jdbc.sql("""
                        select row_no, problems, cells from imports.import_row
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

    /**
     * What there is to be said about the rows of one outcome: known, refused or warned; in the order of the file, but
     * those that must not be overlooked before those of which only some value was not understood.
     */
    List<ImportReason> reasons(ImportId id, String outcome, int limit) {
        return told(id, outcome, List.of(true, false), limit);
    }

    /** What must not be overlooked about rows that were stored. */
    List<ImportReason> pressing(ImportId id, int limit) {
        return told(id, "warned", List.of(true), limit);
    }

    /** What was noticed while rows were read that were stored, where nothing presses about them. */
    List<ImportReason> noticed(ImportId id, int limit) {
        return told(id, "warned", List.of(false), limit);
    }

    private List<ImportReason> told(ImportId id, String outcome, List<Boolean> urgent, int limit) {
        return jdbc
                .sql("""
                        select problems from imports.import_row
                         where import_id = :id and outcome = :outcome and urgent in (:urgent)
                         order by not urgent, row_no limit :limit
                        """)
                .param("id", id.value())
                .param("urgent", urgent)
                .param("outcome", outcome)
                .param("limit", limit)
                .query((rs, n) -> json.readValue(rs.getString("problems"), REASONS))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Import job(ResultSet rs, int row) throws SQLException {
        String failure = rs.getString("failure");
        return new Import(
                new ImportId(rs.getObject("id", UUID.class)),
                rs.getString("kind"),
                new AreaPath(rs.getString("path")),
                rs.getString("file_name"),
                rs.getLong("file_size"),
                ImportState.ofCode(rs.getString("state")),
                json.readValue(rs.getString("mapping"), ImportMapping.class),
                json.readValue(rs.getString("options"), OPTIONS),
                json.readValue(rs.getString("others"), OTHERS),
                rs.getInt("total"),
                rs.getInt("last_row"),
                rs.getInt("read"),
                rs.getInt("stored"),
                rs.getInt("known"),
                rs.getInt("aside"),
                rs.getInt("refused"),
                failure == null ? null : json.readValue(failure, Problem.class),
                rs.getTimestamp("created_at").toInstant(),
                rs.getObject("created_by", UUID.class),
                instant(rs, "started_at"),
                rs.getObject("started_by", UUID.class),
                instant(rs, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
