package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.text.WrittenText;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.tasks.Tasks;
import org.linli.territory.Dwelling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of measures with whom they are about and how far along they are. */
@Repository
class CareLists {

    private static final Set<String> CHECKS = Set.of(TemperatureCheck.KEY, SampleTaking.KEY);

    private static final String WANTED = """
              from care.measure m
              left join people.card p on p.person_id = m.person_id
             where (:protocol = '' or m.protocol = :protocol)
               and (:area = '' or (m.path >= :area and m.path < :end)
                    or (m.rental_path >= :area and m.rental_path < :end))
               and (:text = '' or strpos(coalesce(p.name, ''), :text) > 0
                    or (strpos(coalesce(p.address, '') || coalesce(p.room, ''), :text) > 0
                        and coalesce(p.address, '') || coalesce(p.room, '') ~ :part)
                    or m.person_id = any(:found))
               and case :state
                   when 'ALL' then true
                   when 'ENDED' then m.ended_at is not null
                   when 'UPCOMING' then m.ended_at is null and m.started_on > :today
                   when 'ACTIVE' then m.ended_at is null and m.started_on <= :today
                   when 'DUE' then m.ended_at is null and m.ends_on <= :today
                   when 'MISSED' then m.ended_at is null and exists (
                        select 1 from tasks.slot t
                         where t.source_id = m.id and t.kind in ('care.temperature', 'care.sample')
                           and (t.missed or t.done_at is null and t.closed_at is null and t.missed_after < :now))
                   when 'ALARM' then m.ended_at is null and (exists (
                        select 1 from tasks.slot t
                         where t.source_id = m.id and t.kind = 'care.alarm'
                           and t.done_at is null and t.closed_at is null)
                        or exists (
                        select 1 from care.temperature c
                         where c.measure_id = m.id and c.concern is not null
                           and not exists (select 1 from care.explanation e where e.temperature_id = c.id)
                           and not exists (select 1 from care.temperature later where later.replaces = c.id)))
                   end
            """;

    private static final String MARKS = """
            (select min(c.concern) from care.temperature c
              where c.measure_id = m.id and c.concern is not null
                and not exists (select 1 from care.explanation e where e.temperature_id = c.id)
                and not exists (select 1 from care.temperature later where later.replaces = c.id)) as concern,
            exists (select 1 from care.tested s where s.measure_id = m.id and s.result = 'positive') as positive
            """;

    private final JdbcClient jdbc;
    private final MeasureStore measures;
    private final Tasks tasks;
    private final People people;
    private final BusinessClock clock;

    CareLists(JdbcClient jdbc, MeasureStore measures, Tasks tasks, People people, BusinessClock clock) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    Paged<CareRow> page(CareQuery query, Paging paging) {
        Map<String, @Nullable Object> params = params(query);
        long total = count(params);
        String order = switch (query.sort()) {
            case END -> " order by m.ended_at desc nulls first, m.ends_on, m.path, m.id";
            case PLACE -> " order by m.path, p.building_order nulls first, p.address, p.room_order, p.room, m.id";
        };
        List<Found> found = jdbc.sql("select m.*, p.name as person_name, p.address, p.room, " + MARKS + WANTED + order
                        + " limit :size offset :offset")
                .params(params)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(this::found)
                .list();
        Map<UUID, List<Task>> all = tasks.ofSources(
                found.stream().map(f -> f.measure().id().value()).toList());
        Instant now = clock.now();
        return new Paged<>(
                found.stream()
                        .map(f -> row(f, all.getOrDefault(f.measure().id().value(), List.of()), now))
                        .toList(),
                total,
                paging);
    }

    long count(CareQuery query) {
        return count(params(query));
    }

    private long count(Map<String, @Nullable Object> params) {
        return jdbc.sql("select count(*) " + WANTED)
                .params(params)
                .query(Long.class)
                .single();
    }

    /** Codes of the protocols that anybody in scope is or was under. */
    List<String> protocols() {
        return jdbc.sql("select distinct protocol from care.measure order by protocol")
                .query(String.class)
                .list();
    }

    private record Found(
            Measure measure, String name, String address, Temperature.@Nullable Concern concern, boolean positive) {}

    private Found found(ResultSet rs, int row) throws SQLException {
        String room = Optional.ofNullable(rs.getString("room")).orElse("");
        return new Found(
                measures.measure(rs, row),
                Optional.ofNullable(rs.getString("person_name")).orElse(""),
                Dwelling.label(Optional.ofNullable(rs.getString("address")).orElse(""), room),
                Optional.ofNullable(rs.getString("concern"))
                        .map(Temperature.Concern::of)
                        .orElse(null),
                rs.getBoolean("positive"));
    }

    private CareRow row(Found found, List<Task> all, Instant now) {
        LocalDate today = clock.today();
        List<Task> checks = all.stream().filter(t -> CHECKS.contains(t.kind())).toList();
        List<Task> todays = checks.stream()
                .filter(t -> t.day().equals(today) && t.stateAt(now) != TaskState.CANCELLED)
                .toList();
        return new CareRow(
                found.measure(),
                found.name(),
                found.address(),
                todays.stream().filter(t -> t.done() != null).count(),
                todays.size(),
                checks.stream().filter(t -> t.isMissed(now)).count(),
                found.concern(),
                found.positive(),
                all.stream()
                        .filter(t -> t.isOpen() && !now.isAfter(t.dueUntil()))
                        .findFirst()
                        .orElse(null));
    }

    private Map<String, @Nullable Object> params(CareQuery query) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("protocol", query.protocol());
        params.put("area", query.area() == null ? "" : query.area().value());
        params.put("end", query.area() == null ? "" : query.area().end());
        params.put("text", query.text());
        params.put("part", WrittenText.partOfAddress(query.text()));
        params.put("found", people.found(query.text(), query.area()));
        params.put("state", query.state().name());
        params.put("today", clock.today());
        params.put("now", Timestamp.from(clock.now()));
        return params;
    }
}
