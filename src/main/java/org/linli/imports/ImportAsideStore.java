package org.linli.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Sealing;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows that were set aside, in the table of {@link ImportStore}. */
@Repository
class ImportAsideStore {

    private static final TypeReference<List<ImportReason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sealing sealing;
    private final BusinessClock clock;

    ImportAsideStore(JdbcClient jdbc, JsonMapper json, Sealing sealing, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** The first so many of a list: those that wait first, of them the urgent ones, then in the order of the file. */
    <D> List<ImportAside<D>> of(ImportId id, int limit, Class<D> detail) {
        return jdbc.sql("""
                        select * from imports.import_row
                         where import_id = :id and outcome = 'aside'
                         order by settled_at is not null, not urgent, row_no limit :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query(aside(detail))
                .list();
    }

    /** {@link NotFound} where that row was not set aside. */
    <D> ImportAside<D> get(ImportId id, int row, Class<D> detail) {
        return jdbc.sql("""
                        select * from imports.import_row
                         where import_id = :id and outcome = 'aside' and row_no = :row
                        """)
                .param("id", id.value())
                .param("row", row)
                .query(aside(detail))
                .optional()
                .orElseThrow(() -> new NotFound("row " + row + " of import", id));
    }

    /** The same, which nobody else decides about until the transaction ends. */
    <D> ImportAside<D> lock(ImportId id, int row, Class<D> detail) {
        jdbc.sql("select 1 from imports.import_row where import_id = :id and row_no = :row for update")
                .param("id", id.value())
                .param("row", row)
                .query()
                .listOfRows();
        return get(id, row, detail);
    }

    /** Those of these rows that were set aside, in the order of the file; nobody else decides about them meanwhile. */
    <D> List<ImportAside<D>> lockAll(ImportId id, List<Integer> rows, Class<D> detail) {
        return jdbc.sql("""
                        select * from imports.import_row
                         where import_id = :id and outcome = 'aside' and row_no = any(:rows)
                         order by row_no
                           for update
                        """)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .query(aside(detail))
                .list();
    }

    /** A page in the order of {@link #of}. */
    <D> Paged<ImportAside<D>> page(ImportId id, String reason, Paging paging, Class<D> detail) {
        Long total = jdbc.sql("""
                        select count(*) from imports.import_row
                         where import_id = :id and outcome = 'aside'
                           and (:reason = '' or problems -> 0 ->> 'key' = :reason)
                        """)
                .param("id", id.value())
                .param("reason", reason)
                .query(Long.class)
                .single();
        List<ImportAside<D>> rows = jdbc.sql("""
                        select * from imports.import_row
                         where import_id = :id and outcome = 'aside'
                           and (:reason = '' or problems -> 0 ->> 'key' = :reason)
                         order by settled_at is not null, not urgent, row_no limit :limit offset :offset
                        """)
                .param("id", id.value())
                .param("reason", reason)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(aside(detail))
                .list();
        return new Paged<>(rows, total, paging);
    }

    /** How many wait for each reason, by its message key; the most frequent first. */
    Map<String, Integer> reasons(ImportId id) {
        var found = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                        select problems -> 0 ->> 'key' as reason, count(*) as waiting from imports.import_row
                         where import_id = :id and outcome = 'aside' and settled_at is null
                         group by reason order by waiting desc, reason
                        """)
                .param("id", id.value())
                .query((rs, n) -> found.put(rs.getString("reason"), rs.getInt("waiting")))
                .list();
        return found;
    }

    /** How many wait for a reason. */
    int count(ImportId id, String reason, boolean withoutUrgent) {
        return jdbc.sql("""
                        select count(*) from imports.import_row
                         where import_id = :id and outcome = 'aside' and settled_at is null
                           and (:reason = '' or problems -> 0 ->> 'key' = :reason) and not (:calm and urgent)
                        """)
                .param("id", id.value())
                .param("reason", reason)
                .param("calm", withoutUrgent)
                .query(Integer.class)
                .single();
    }

    /** Those that wait for a reason behind a row, in the order of the file. */
    List<Integer> waiting(ImportId id, String reason, boolean withoutUrgent, int after, int limit) {
        return jdbc.sql("""
                        select row_no from imports.import_row
                         where import_id = :id and outcome = 'aside' and settled_at is null and row_no > :after
                           and (:reason = '' or problems -> 0 ->> 'key' = :reason) and not (:calm and urgent)
                         order by row_no limit :limit
                        """)
                .param("id", id.value())
                .param("reason", reason)
                .param("calm", withoutUrgent)
                .param("after", after)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }

    long urgent(String kind) {
        return jdbc.sql("""
                        select count(*) from imports.import_row r join imports.import i on i.id = r.import_id
                         where i.kind = :kind and r.urgent and r.outcome = 'aside' and r.settled_at is null
                        """).param("kind", kind).query(Long.class).single();
    }

    /** The cells as they were written. */
    List<String> cells(ImportId id, int row) {
        return jdbc.sql("""
                        select cells from imports.import_row
                         where import_id = :id and outcome = 'aside' and row_no = :row
                        """)
                .param("id", id.value())
                .param("row", row)
                .query((rs, n) -> json.readValue(sealing.open(ImportStore.PURPOSE, rs.getBytes("cells")), CELLS))
                .single();
    }

    /** The same of many, by their numbers. */
    Map<Integer, List<String>> cellsAll(ImportId id, List<Integer> rows) {
        var found = new HashMap<Integer, List<String>>();
        jdbc.sql("""
                        select row_no, cells from imports.import_row
                         where import_id = :id and outcome = 'aside' and row_no = any(:rows)
                        """)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .query((rs, n) -> found.put(
                        rs.getInt("row_no"),
                        json.readValue(sealing.open(ImportStore.PURPOSE, rs.getBytes("cells")), CELLS)))
                .list();
        return found;
    }

    /** Keeps that the same was decided about all of these rows, by whoever acts. */
    void settleAll(ImportId id, List<Integer> rows, String as) {
        jdbc.sql("""
                        update imports.import_row set settled_at = :at, settled_by = :by, settled_as = :as
                         where import_id = :id and outcome = 'aside' and row_no = any(:rows) and settled_at is null
                        """)
                .param("at", Timestamp.from(clock.now()))
                .param("by", Acting.now().account())
                .param("as", as)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .update();
    }

    /**
     * Keeps what was decided about a row, by whoever acts.
     *
     * @param as in a word of the kind's
     * @return whether it waited until now
     */
    boolean settle(ImportId id, int row, String as) {
        return jdbc.sql("""
                        update imports.import_row set settled_at = :at, settled_by = :by, settled_as = :as
                         where import_id = :id and outcome = 'aside' and row_no = :row and settled_at is null
                        """)
                        .param("at", Timestamp.from(clock.now()))
                        .param("by", Acting.now().account())
                        .param("as", as)
                        .param("id", id.value())
                        .param("row", row)
                        .update()
                > 0;
    }

    /** Keeps something else of a row than until now. */
    void renew(ImportId id, int row, Object detail) {
        jdbc.sql("""
                        update imports.import_row set detail = cast(:detail as jsonb)
                         where import_id = :id and outcome = 'aside' and row_no = :row
                        """)
                .param("detail", json.writeValueAsString(detail))
                .param("id", id.value())
                .param("row", row)
                .update();
    }

    private <D> RowMapper<ImportAside<D>> aside(Class<D> detail) {
        return (rs, n) -> aside(rs, detail);
    }

    private <D> ImportAside<D> aside(ResultSet rs, Class<D> detail) throws SQLException {
        Timestamp settledAt = rs.getTimestamp("settled_at");
        return new ImportAside<>(
                json.readValue(rs.getString("problems"), REASONS),
                rs.getObject("subject", UUID.class),
                rs.getBoolean("urgent"),
                json.readValue(rs.getString("detail"), detail),
                settledAt == null ? null : settledAt.toInstant(),
                rs.getString("settled_as"));
    }
}
