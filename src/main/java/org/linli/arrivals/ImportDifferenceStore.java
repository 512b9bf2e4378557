package org.linli.arrivals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of lists that differ from what is on record, see {@link ImportStore}. */
@Repository
class ImportDifferenceStore {

    private static final TypeReference<List<RowRefusal>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sealing sealing;

    ImportDifferenceStore(JdbcClient jdbc, JsonMapper json, Sealing sealing) {
        this.jdbc = jdbc;
        this.json = json;
        this.sealing = sealing;
    }

    /** The first so many of a list: the stricter ones first, then in the order of the file. */
    List<ImportDifference> of(ImportId id, int limit) {
        return jdbc.sql("""
                        select r.row_no, r.problems, r.arrival_id, r.difference, a.withdrawn_at is not null as settled
                          from arrivals.import_row r left join arrivals.arrival a on a.id = r.arrival_id
                         where r.import_id = :id and r.outcome = 'differs'
                         order by (r.difference ->> 'stricter')::boolean desc, r.row_no limit :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query(this::difference)
                .list();
    }

    Optional<ImportDifference> find(ImportId id, int row) {
        return jdbc.sql("""
                        select r.row_no, r.problems, r.arrival_id, r.difference, a.withdrawn_at is not null as settled
                          from arrivals.import_row r left join arrivals.arrival a on a.id = r.arrival_id
                         where r.import_id = :id and r.outcome = 'differs' and r.row_no = :row
                        """)
                .param("id", id.value())
                .param("row", row)
                .query(this::difference)
                .optional();
    }

    /** The cells of a row as they were written. */
    List<String> cells(ImportId id, int row) {
        return jdbc.sql("""
                        select cells from arrivals.import_row
                         where import_id = :id and outcome = 'differs' and row_no = :row
                        """)
                .param("id", id.value())
                .param("row", row)
                .query((rs, n) -> json.readValue(sealing.open(ImportStore.PURPOSE, rs.getBytes("cells")), CELLS))
                .single();
    }

    private ImportDifference difference(ResultSet rs, int n) throws SQLException {
        return new ImportDifference(
                json.readValue(rs.getString("problems"), REASONS).getFirst(),
                new ArrivalId(rs.getObject("arrival_id", UUID.class)),
                json.readValue(rs.getString("difference"), ArrivalDifference.class),
                rs.getBoolean("settled"));
    }
}
