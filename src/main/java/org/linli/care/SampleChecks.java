package org.linli.care;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.SampleCheck.State;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
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
    private static final String STATE = """
            select case when exists (select 1 %s and t.source_id = m.id
                                        and not exists (select 1 from care.tested later
                                                         where later.measure_id = m.id and later.at > t.due_until))
                        then 'MISSING'
                        when exists (select 1 from care.tested s where s.measure_id = m.id and s.result = 'pending')
                        then 'PENDING'
                        when exists (select 1 from care.tested s where s.measure_id = m.id) then 'SEEN'
                        else 'NONE' end as state
            """.formatted(MISSING);

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final AreaFilter areas;
    private final CarePersons persons;

    SampleChecks(JdbcClient jdbc, BusinessClock clock, AreaFilter areas, CarePersons persons) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.areas = areas;
        this.persons = persons;
    }

    /** Everybody under a measure now, with the state that their samples are in as {@code c.state}. */
    ListSql everybody() {
        return persons.measures(CarePerson.SELECTED + ", c.state", " cross join lateral (" + STATE + ") c")
                .and("m.ended_at is null and m.started_on <= :today and not m.drill")
                .with("today", clock.today())
                .with("now", Timestamp.from(clock.now()));
    }

    /**
     * How many people are in each state.
     *
     * @param area the node they are in or under; null for the whole scope
     */
    Map<State, Long> counts(@Nullable AreaPath area) {
        ListSql sql = area == null ? everybody() : areas.within("m", area, everybody());
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql("select state, count(*) as people from (" + sql.rows("", "") + ") everybody group by state")
                .params(sql.params())
                .query((ResultSet rs) -> {
                    counts.put(State.valueOf(rs.getString("state")), rs.getLong("people"));
                });
        return counts;
    }

    private record Found(MeasureId measure, SampleCheck.Line line) {}

    /** The samples of each measure that were due so far or taken, the latest first. */
    Map<MeasureId, List<SampleCheck.Line>> samples(Collection<MeasureId> measures) {
        return jdbc
                .sql("""
                        select s.measure_id, s.day, s.at, s.result
                          from care.tested s
                         where s.measure_id = any(:measures)
                        union all
                        select t.source_id, t.day, t.due_until, null %s and t.source_id = any(:measures)
                        order by day desc, at desc
                        """.formatted(MISSING))
                .param("measures", measures.stream().map(MeasureId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.now()))
                .query((rs, n) -> new Found(
                        MeasureId.of(rs.getObject("measure_id", UUID.class)),
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
}
