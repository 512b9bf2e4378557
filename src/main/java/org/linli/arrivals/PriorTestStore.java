package org.linli.arrivals;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tests that people brought along or did on arrival. */
@Repository
class PriorTestStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PriorTestStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insertAll(List<ArrivalStore.Stored> arrivals) {
        batches.batchUpdate(
                """
                insert into arrivals.brought_test (id, arrival_id, path, rental_path, taken_at, result)
                values (:id, :arrival, :path, :rentalPath, :takenAt, :result)
                """,
                arrivals.stream()
                        .flatMap(each -> each.tests().stream().map(test -> values(each.arrival(), test)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource values(Arrival a, PriorTest test) {
        return new MapSqlParameterSource()
                .addValue("id", Ids.next())
                .addValue("arrival", a.id().value())
                .addValue("path", a.path().value())
                .addValue("rentalPath", AreaPath.written(a.rentalPath()))
                .addValue("takenAt", Timestamp.from(test.takenAt()))
                .addValue("result", test.result().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The tests of each, where it has some, the oldest first. */
    Map<ArrivalId, List<PriorTest>> of(Collection<ArrivalId> ids) {
        var found = new HashMap<ArrivalId, List<PriorTest>>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select arrival_id, taken_at, result from arrivals.brought_test
                             where arrival_id in (:ids) order by taken_at
                            """)
                    .param("ids", ids.stream().map(ArrivalId::value).toList())
                    .query((rs, n) -> found.computeIfAbsent(
                                    new ArrivalId(rs.getObject("arrival_id", UUID.class)), id -> new ArrayList<>())
                            .add(new PriorTest(
                                    rs.getTimestamp("taken_at").toInstant(),
                                    PriorTest.Result.valueOf(
                                            rs.getString("result").toUpperCase(java.util.Locale.ROOT)))))
                    .list();
        }
        return found;
    }

    /** Those of arrivals at homes of these buildings get the paths that those have now. */
    void follow(UUID[] ids) {
        jdbc.sql("""
                        update arrivals.brought_test b
                           set path = t.path, rental_path = t.rental_path
                          from arrivals.arrival a
                          join territory.home t on t.dwelling_id = a.dwelling_id
                         where a.id = b.arrival_id and t.building_id = any(:buildings)
                        """).param("buildings", ids).update();
    }
}
