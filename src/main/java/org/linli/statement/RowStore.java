package org.linli.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and lists the rows of counters. The same SQL stands under the number and under the list. */
@Repository
class RowStore {

    private static final String TALLY = """
            with counted as materialized (
                select c.path collate "C" as path, c.rental_path collate "C" as rental_path, c.breakdown
                  from ({rows}) c
                 where {in subtree}
            )
            select 'part' as what, coalesce(breakdown, '') as which, count(*) as n
              from counted
             group by 2
             union all
            select 'rented', '', count(*)
              from counted
             where rental_path is not null
             union all
            select 'child', child.path, count(*)
              from unnest(string_to_array(:children, ',')) as child (path)
              join counted c
                on (c.path >= child.path and c.path < child.path || '~')
                or (c.rental_path >= child.path and c.rental_path < child.path || '~')
             group by child.path
            """;

    private static final String MATCHING = """
              from ({rows}) c
             where {in subtree}
               and (cast(:part as text) is null or coalesce(c.breakdown, '') = cast(:part as text))
               and (not :rented or c.rental_path is not null)
               and (cast(:under as text) is null
                    or (c.path collate "C" >= :under and c.path collate "C" < :under || '~')
                    or (c.rental_path collate "C" >= :under and c.rental_path collate "C" < :under || '~'))
               and (cast(:outside as text) is null
                    or not exists (select 1
                                     from unnest(string_to_array(cast(:outside as text), ',')) as child (path)
                                    where (c.path collate "C" >= child.path and c.path collate "C" < child.path || '~')
                                       or (c.rental_path collate "C" >= child.path
                                           and c.rental_path collate "C" < child.path || '~')))
               and (cast(:persons as text) is null
                    or c.person_id = any (cast(string_to_array(cast(:persons as text), ',') as uuid[])))
               and ({shown})
            """;

    private static final String COUNT = "select count(*) " + MATCHING;

    private static final String PAGE = """
            select c.id, c.path, c.rental_path, c.person_id, c.at, c.breakdown, c.link
            {matching}
             order by c.at nulls last, c.path collate "C", c.id
             limit :size offset :offset
            """.replace("{matching}", MATCHING);

    private final JdbcClient jdbc;
    private final HiddenChildren children;

    RowStore(JdbcClient jdbc, HiddenChildren children) {
        this.children = children;
        this.jdbc = jdbc;
    }

    /**
     * Counts the rows, by breakdown, by child and in rented homes, in one query.
     *
     * @param layer the children of the node's own layer, which with what hangs on the node itself make up the number
     * @param beside the children of the other layer
     */
    Figure tally(Counter counter, CountedRows rows, Collection<AreaPath> layer, Collection<AreaPath> beside) {
        var parts = new HashMap<String, Long>();
        var children = new HashMap<AreaPath, Long>();
        var rented = new long[1];
        jdbc.sql(over(TALLY, rows))
                .params(rows.parameters())
                .param("children", joined(layer, beside))
                .query((ResultSet rs) -> {
                    String which = rs.getString("which");
                    long n = rs.getLong("n");
                    switch (rs.getString("what")) {
                        case "part" -> parts.put(which, n);
                        case "child" -> children.put(new AreaPath(which), n);
                        default -> rented[0] = n;
                    }
                });
        long value = parts.values().stream().mapToLong(n -> n).sum();
        long under = layer.stream().mapToLong(c -> children.getOrDefault(c, 0L)).sum();
        return new Figure(counter, value, sorted(parts), children, value - under, rented[0]);
    }

    /** Which of the rows are wanted; nulls do not narrow. */
    record Filter(
            @Nullable String part,
            boolean rented,
            @Nullable AreaPath under,
            @Nullable Collection<AreaPath> outside,
            @Nullable Collection<UUID> persons) {}

    /** A page of the rows, by time. */
    Paged<Row> page(CountedRows rows, Filter filter, Paging paging) {
        long total = bind(COUNT, rows, filter).query(Long.class).single();
        List<Row> page = bind(PAGE, rows, filter)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(RowStore::row)
                .list();
        return new Paged<>(page, total, paging);
    }

    private JdbcClient.StatementSpec bind(String sql, CountedRows rows, Filter filter) {
        AreaPath under = filter.under();
        Collection<AreaPath> outside = filter.outside();
        Collection<UUID> persons = filter.persons();
        return jdbc.sql(over(sql.replace("{shown}", children.shown("c.person_id")), rows))
                .params(rows.parameters())
                .param("part", filter.part())
                .param("rented", filter.rented())
                .param("under", under == null ? null : under.value())
                .param("outside", outside == null ? null : joined(outside, List.of()))
                .param(
                        "persons",
                        persons == null
                                ? null
                                : persons.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    static String over(String sql, CountedRows rows) {
        return sql.replace("{in subtree}", CountedRows.IN_SUBTREE).replace("{rows}", rows.sql());
    }

    private static List<Figure.Part> sorted(Map<String, Long> parts) {
        return parts.entrySet().stream()
                .map(part -> new Figure.Part(part.getKey(), part.getValue()))
                .sorted(Comparator.comparingLong(Figure.Part::value).reversed().thenComparing(Figure.Part::key))
                .toList();
    }

    private static String joined(Collection<AreaPath> layer, Collection<AreaPath> beside) {
        return java.util.stream.Stream.concat(layer.stream(), beside.stream())
                .map(AreaPath::value)
                .collect(Collectors.joining(","));
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        OffsetDateTime at = rs.getObject("at", OffsetDateTime.class);
        String part = rs.getString("breakdown");
        return new Row(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getObject("person_id", UUID.class),
                at == null ? null : at.toInstant(),
                part == null ? "" : part,
                rs.getString("link"));
    }
}
