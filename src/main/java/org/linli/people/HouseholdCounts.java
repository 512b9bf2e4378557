package org.linli.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts households and people; whoever lies in two layers of an area is there once. */
@Repository
class HouseholdCounts {

    private final JdbcClient jdbc;
    private final HiddenChildren children;

    HouseholdCounts(JdbcClient jdbc, HiddenChildren children) {
        this.jdbc = jdbc;
        this.children = children;
    }

    /** Households that live in each node. */
    Map<AreaPath, Long> count(List<AreaPath> areas) {
        return counts(areas, """
                with places as materialized (
                    select path, rental_path, count(*) as n
                      from people.household
                     where ended_on is null
                     group by path, rental_path
                )
                select a.path, sum(p.n)::bigint as n
                  from unnest(:areas) as a (path)
                  join places p on starts_with(p.path, a.path) or starts_with(p.rental_path, a.path)
                 group by a.path
                """);
    }

    /** People who live in each node. */
    Map<AreaPath, Long> countPeople(List<AreaPath> areas) {
        return children.counted(() -> counts(areas, """
                with places as materialized (
                    select path, rental_path, count(*) as n
                      from people.person
                     where left_on is null and died_on is null
                     group by path, rental_path
                )
                select a.path, sum(p.n)::bigint as n
                  from unnest(:areas) as a (path)
                  join places p on starts_with(p.path, a.path) or starts_with(p.rental_path, a.path)
                 group by a.path
                """));
    }

    private Map<AreaPath, Long> counts(List<AreaPath> areas, String sql) {
        Map<AreaPath, Long> counts = new HashMap<>();
        if (!areas.isEmpty()) {
            jdbc.sql(sql)
                    .param("areas", areas.stream().map(AreaPath::value).toArray(String[]::new))
                    .query((rs, n) -> counts.put(new AreaPath(rs.getString("path")), rs.getLong("n")))
                    .list();
        }
        return counts;
    }
}
