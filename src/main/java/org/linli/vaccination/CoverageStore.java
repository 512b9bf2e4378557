package org.linli.vaccination;

import java.time.LocalDate;
import java.util.List;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far elders are with their doses, and how that rose. */
@Repository
class CoverageStore {

    private final JdbcClient jdbc;

    CoverageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By part of the area below the node and by age; of whoever lives in none of them by the node itself. */
    List<CoverageLine> lines(AreaPath area, LocalDate today) {
        return jdbc.sql("""
                        with elder as materialized (
                            select p.person_id,
                                   :area || coalesce(substring(substr(p.path, length(:area) + 1) from '^[^.]+\\.'),
                                                     '') as part,
                                   case when p.born_on > :seventy then 'sixty'
                                        when p.born_on > :eighty then 'seventy'
                                        else 'eighty' end as band
                              from people.card p
                             where p.path >= :area and p.path < :area_end
                               and p.left_on is null and p.died_on is null and p.born_on <= :sixty)
                        select e.part, e.band,
                               count(*) as elders,
                               count(o.id) filter (where o.kind <> 'refused') as excused,
                               count(o.id) filter (where o.kind = 'refused') as refused,
                               count(c.person_id) as first,
                               count(*) filter (where c.next is null and c.person_id is not null
                                                   or c.is_booster) as whole,
                               count(*) filter (where c.next is null and c.person_id is not null) as booster
                          from elder e
                          left join vaccination.course c on c.person_id = e.person_id
                          left join vaccination.obstacle o
                                 on o.person_id = e.person_id and o.ended_at is null
                                and (o.until is null or o.until >= :today)
                         group by e.part, e.band
                         order by e.part, e.band
                        """)
                .param("area", area.value())
                .param("area_end", area.end())
                .param("today", today)
                .param("sixty", today.minusYears(AgeBand.FIRST))
                .param("seventy", AgeBand.SEVENTY.lastBorn(today))
                .param("eighty", AgeBand.EIGHTY.lastBorn(today))
                .query((rs, row) -> new CoverageLine(
                        new AreaPath(rs.getString("part")),
                        rs.getString("band"),
                        rs.getInt("elders"),
                        rs.getInt("excused"),
                        rs.getInt("refused"),
                        rs.getInt("first"),
                        rs.getInt("whole"),
                        rs.getInt("booster")))
                .list();
    }

    /**
     * How many of today's elders had so many doses by the end of a day, as the numbers of their doses say: who came
     * with the second had the first.
     */
    record Point(LocalDate day, int first, int second, int third) {}

    /** Week by week up to today. */
    List<Point> curve(AreaPath area, LocalDate today, int weeks) {
        return jdbc.sql("""
                        with dose as materialized (
                            select d.person_id, d.number, d.given_on
                              from people.card p
                              join vaccination.dose d on d.person_id = p.person_id and d.ended_at is null
                             where p.path >= :area and p.path < :area_end
                               and p.left_on is null and p.died_on is null and p.born_on <= :sixty)
                        select week.day,
                               count(distinct d.person_id) as first,
                               count(distinct d.person_id) filter (where d.number >= 2) as second,
                               count(distinct d.person_id) filter (where d.number >= 3) as third
                          from (select cast(:today as date) - 7 * n as day from generate_series(0, :weeks) n) week
                          left join dose d on d.given_on <= week.day
                         group by week.day
                         order by week.day
                        """)
                .param("area", area.value())
                .param("area_end", area.end())
                .param("today", today)
                .param("sixty", today.minusYears(AgeBand.FIRST))
                .param("weeks", weeks)
                .query((rs, row) -> new Point(
                        rs.getObject("day", LocalDate.class),
                        rs.getInt("first"),
                        rs.getInt("second"),
                        rs.getInt("third")))
                .list();
    }
}
