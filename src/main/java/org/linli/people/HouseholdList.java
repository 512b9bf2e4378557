package org.linli.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads households as lists and counts households and people; whoever lies in two layers of an area is there once. */
@Repository
class HouseholdList {

    private final JdbcClient jdbc;

    HouseholdList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The households that live in a node, or in the whole scope, in walking order. */
    Paged<HouseholdRow> page(@Nullable AreaPath area, @Nullable HouseholdKind kind, Paging paging) {
        long total = bind(jdbc.sql("""
                        select count(*) from people.household h
                         where h.ended_on is null
                           and (:area = '' or (h.path >= :area and h.path < :end) or (h.rental_path >= :area and h.rental_path < :end))
                           and (:kind = '' or h.kind = :kind)
                        """), area, kind).query(Long.class).single();
        var rows = bind(jdbc.sql("""
                        select h.id, h.kind, p.name as head, t.address, t.room, h.path,
                               (select count(*) from people.person m
                                 where m.household_id = h.id and m.left_on is null and m.died_on is null) as members
                          from people.household h
                          left join people.person p on p.id = h.head_id
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where h.ended_on is null
                           and (:area = '' or (h.path >= :area and h.path < :end) or (h.rental_path >= :area and h.rental_path < :end))
                           and (:kind = '' or h.kind = :kind)
                         order by h.path, t.building_order, t.address, t.room_order, t.room, h.id
                         limit :size offset :offset
                        """), area, kind)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((rs, n) -> row(rs))
                .list();
        return new Paged<>(rows, total, paging);
    }

    /** The households that live in one home now. */
    List<HouseholdRow> in(DwellingId dwelling) {
        return jdbc.sql("""
                        select h.id, h.kind, p.name as head, t.address, t.room, h.path,
                               (select count(*) from people.person m
                                 where m.household_id = h.id and m.left_on is null and m.died_on is null) as members
                          from people.household h
                          left join people.person p on p.id = h.head_id
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where h.dwelling_id = :dwelling and h.ended_on is null
                         order by h.id
                        """)
                .param("dwelling", dwelling.value())
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Households that live in each node. */
    Map<AreaPath, Long> count(List<AreaPath> areas) {
        return counts(areas, """
                with places as materialized (
                    select path, rental_path, count(*) as n from people.household where ended_on is null group by path, rental_path
                )
                select a.path, sum(p.n)::bigint as n
                  from unnest(:areas) as a (path)
                  join places p on starts_with(p.path, a.path) or starts_with(p.rental_path, a.path)
                 group by a.path
                """);
    }

    /** People who live in each node. */
    Map<AreaPath, Long> countPeople(List<AreaPath> areas) {
        return counts(areas, """
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
                """);
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

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec sql, @Nullable AreaPath area, @Nullable HouseholdKind kind) {
        return sql.param("area", area == null ? "" : area.value())
                .param("end", area == null ? "" : area.end())
                .param("kind", kind == null ? "" : kind.code());
    }

    private static HouseholdRow row(java.sql.ResultSet rs) throws java.sql.SQLException {
        var address = rs.getString("address");
        return new HouseholdRow(
                new HouseholdId(rs.getObject("id", UUID.class)),
                HouseholdKind.ofCode(rs.getString("kind")),
                rs.getString("head"),
                address == null ? "" : Dwelling.label(address, rs.getString("room")),
                new AreaPath(rs.getString("path")),
                rs.getInt("members"));
    }
}
