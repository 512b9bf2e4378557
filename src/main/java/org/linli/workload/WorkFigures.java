package org.linli.workload;

import java.time.LocalDate;
import java.util.List;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers without names. */
@Repository
class WorkFigures {

    private final JdbcClient jdbc;

    WorkFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was counted in a community.
     *
     * @param today people over a limit on the last day
     * @param over people and days over a limit
     * @param off days off granted, until a day behind the last too
     */
    record Line(AreaPath community, long today, long over, long off) {}

    /** The communities in which anything was counted, in the order of the tree. */
    List<Line> byCommunity(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select path,
                               count(*) filter (where what = 'over' and day = :until) as today,
                               count(*) filter (where what = 'over') as over_limit,
                               count(*) filter (where what = 'off') as off
                          from workload.figure
                         where day >= :from and day <= :until + 1
                         group by path
                         order by path
                        """)
                .param("from", from)
                .param("until", until)
                .query((rs, row) -> new Line(
                        new AreaPath(rs.getString("path")),
                        rs.getLong("today"),
                        rs.getLong("over_limit"),
                        rs.getLong("off")))
                .list();
    }
}
