package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.care.SampleCheck.State;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.territory.Dwelling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the samples of everybody under a measure stand. Exercises are left out. */
@Repository
@Transactional(readOnly = true)
class SampleChecks {

    /** Sampling that has begun, and that was not called off in time. */
    private static final String MISSING = """
            from tasks.slot t
           where t.kind = 'care.sample' and t.due_from <= :now and t.done_at is null
             and (t.closed_at is null or t.closed_at > t.due_until)
             and not exists (select 1 from care.tested s where s.task_id = t.id)
            """;

    /** What is missing is made good by any sample taken later. */
    private static final String WANTED = """
            with wanted as (
              select m.id, m.person_id, m.path, m.protocol, p.name, p.address, p.room, p.building_order, p.room_order,
                     case when exists (select 1 %s and t.source_id = m.id
                                          and not exists (select 1 from care.tested later
                                                           where later.measure_id = m.id and later.at > t.due_until))
                          then 'MISSING'
                          when exists (select 1 from care.tested s where s.measure_id = m.id and s.result = 'pending')
                          then 'PENDING'
                          when exists (select 1 from care.tested s where s.measure_id = m.id) then 'SEEN'
                          else 'NONE' end as state
                from care.measure m
                left join people.card p on p.person_id = m.person_id
               where m.ended_at is null and m.started_on <= :today and not m.drill
                 and (:area = '' or (m.path >= :area and m.path < :end)
                      or (m.rental_path >= :area and m.rental_path < :end)))
            """.formatted(MISSING);

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    SampleChecks(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many people are in each state, whatever state is asked for. */
    Map<State, Long> counts(SampleCheck.Query query) {
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql(WANTED + "select state, count(*) as people from wanted group by state")
                .params(params(query))
                .query((rs, n) -> Map.entry(State.valueOf(rs.getString("state")), rs.getLong("people")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** What is missing first, then what waits; in walking order. */
    Paged<SampleCheck> page(SampleCheck.Query query, Paging paging) {
        long total = counts(query).entrySet().stream()
                .filter(count -> query.state() == null || query.state() == count.getKey())
                .mapToLong(Map.Entry::getValue)
                .sum();
        var found = jdbc.sql(WANTED + """
                        select * from wanted where :state = '' or state = :state
                         order by array_position(array['MISSING', 'PENDING', 'NONE', 'SEEN'], state), path,
                                  building_order nulls first, address, room_order, room, id
                         limit :size offset :offset
                        """)
                .params(params(query))
                .param("state", query.state() == null ? "" : query.state().name())
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(SampleChecks::check)
                .list();
        var samples =
                samples(found.stream().map(check -> check.measure().value()).toList());
        return new Paged<>(
                found.stream()
                        .map(check ->
                                check.with(samples.getOrDefault(check.measure().value(), List.of())))
                        .toList(),
                total,
                paging);
    }

    private record Found(UUID measure, SampleCheck.Line line) {}

    private Map<UUID, List<SampleCheck.Line>> samples(Collection<UUID> measures) {
        return jdbc
                .sql("""
                        select s.measure_id, s.day, s.at, s.result from care.tested s where s.measure_id = any(:measures)
                        union all
                        select t.source_id, t.day, t.due_until, null %s and t.source_id = any(:measures)
                        order by day desc, at desc
                        """.formatted(MISSING))
                .param("measures", measures.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.now()))
                .query((rs, n) -> new Found(
                        rs.getObject("measure_id", UUID.class),
                        new SampleCheck.Line(
                                rs.getObject("day", java.time.LocalDate.class),
                                rs.getTimestamp("at").toInstant(),
                                Optional.ofNullable(rs.getString("result"))
                                        .map(TestResult::of)
                                        .orElse(null))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::measure, Collectors.mapping(Found::line, Collectors.toList())));
    }

    private Map<String, Object> params(SampleCheck.Query query) {
        var params = new HashMap<String, Object>();
        params.put("area", query.area() == null ? "" : query.area().value());
        params.put("end", query.area() == null ? "" : query.area().end());
        params.put("today", clock.today());
        params.put("now", Timestamp.from(clock.now()));
        return params;
    }

    private static SampleCheck check(ResultSet rs, int row) throws SQLException {
        return new SampleCheck(
                MeasureId.of(rs.getObject("id", UUID.class)),
                new PersonId(rs.getObject("person_id", UUID.class)),
                Optional.ofNullable(rs.getString("name")).orElse(""),
                Dwelling.label(
                        Optional.ofNullable(rs.getString("address")).orElse(""),
                        Optional.ofNullable(rs.getString("room")).orElse("")),
                new AreaPath(rs.getString("path")),
                rs.getString("protocol"),
                State.valueOf(rs.getString("state")),
                List.of());
    }
}
