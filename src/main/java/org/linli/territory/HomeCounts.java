package org.linli.territory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts homes; one that lies in two layers of an area is there once. */
@Repository
class HomeCounts {

    private final JdbcClient jdbc;

    HomeCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Homes in each subtree; with {@code rentalOnly} those that are let. */
    Map<AreaPath, Long> count(List<AreaPath> areas, boolean rentalOnly) {
        Map<AreaPath, Long> counts = new HashMap<>();
        if (!areas.isEmpty()) {
            jdbc.sql("""
                            select a.path, count(*) as homes
                              from unnest(:paths) as a (path)
                              join territory.dwelling d
                                on (d.path >= a.path collate "C" and d.path < (a.path || '~') collate "C")
                                or (d.rental_path >= a.path collate "C" and d.rental_path < (a.path || '~') collate "C")
                             where d.rental or not :rentalOnly
                             group by a.path
                            """)
                    .param("paths", areas.stream().map(AreaPath::value).toArray(String[]::new))
                    .param("rentalOnly", rentalOnly)
                    .query((rs, n) -> counts.put(new AreaPath(rs.getString("path")), rs.getLong("homes")))
                    .list();
        }
        return counts;
    }
}
