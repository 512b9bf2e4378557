package org.linli.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.LockedKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Entries as they come, each stored once, whenever its time was corrected to. */
@Repository
class EntryStore implements EntryIntake {

    private final JdbcClient jdbc;
    private final LockedKeys turns;
    private final JsonMapper json;

    EntryStore(JdbcClient jdbc, LockedKeys turns, JsonMapper json) {
        this.jdbc = jdbc;
        this.turns = turns;
        this.json = json;
    }

    /** Those of a gate take turns: the time of the same one sent twice may be corrected to two days. */
    @Override
    public Set<UUID> take(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        turns.hold(
                "gate.entry",
                entries.stream()
                        .map(entry -> entry.gate().toString())
                        .distinct()
                        .toList());
        return new HashSet<>(jdbc.sql("""
                        with stored as (
                        insert into gate.entry (id, day, path, place_id, gate_id, at, pass_id, person_id, mask, colour,
                                                temperature, outcome, reason, guard)
                        select r.id, r.day, r.path, r.place, r.gate, r.at, r.pass, r.person, r.mask, r.colour,
                               r.temperature, r.outcome, r.reason, r.guard
                          from json_to_recordset(cast(:rows as json)) as r (
                                   id uuid, day date, path text, place uuid, gate uuid, at timestamptz, pass uuid,
                                   person uuid, mask boolean, colour text, temperature smallint, outcome text,
                                   reason text, guard uuid)
                         where not exists (select 1 from gate.entry e where e.id = r.id)
                        on conflict do nothing
                        returning id, day, path, place_id, gate_id, at, outcome, reason),
                        amiss as (
                        insert into gate.amiss (id, day, path, place_id, gate_id, at, outcome, reason)
                        select id, day, path, place_id, gate_id, at, outcome, reason
                          from stored
                         where outcome <> 'in')
                        select id from stored
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                entries.stream().map(EntryStore::row).toList()))
                .query(UUID.class)
                .list());
    }

    private static Map<String, @Nullable Object> row(Entry entry) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", entry.id().toString());
        row.put("day", entry.day().toString());
        row.put("path", entry.path().value());
        row.put("place", entry.place().toString());
        row.put("gate", entry.gate().toString());
        row.put("at", entry.at().toString());
        row.put("pass", entry.pass() == null ? null : entry.pass().toString());
        row.put("person", entry.person() == null ? null : entry.person().toString());
        row.put("mask", entry.mask());
        row.put("colour", entry.colour().code());
        row.put("temperature", entry.temperature());
        row.put("outcome", entry.outcome().code());
        row.put("reason", entry.reason() == null ? "" : entry.reason().code());
        row.put("guard", entry.guard().toString());
        return row;
    }

    /** The latest of a place before one of them, from a day on. */
    List<Entry> page(UUID place, Instant from, Instant until, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        select e.*
                          from gate.entry e
                         where e.place_id = :place and e.at >= :from and e.at < :until
                           and (cast(:after as uuid) is null
                                or (e.at, e.id) < (select a.at, a.id from gate.entry a where a.id = :after))
                         order by e.at desc, e.id desc
                         limit :most
                        """)
                .param("place", place)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("after", after)
                .param("most", most)
                .query(EntryStore::entry)
                .list();
    }

    /** How many there are of each outcome, by quarter hours from a moment on. */
    Map<Integer, Integer> letIn(UUID place, Instant from, Instant until) {
        return jdbc
                .sql("""
                        select cast(floor(extract(epoch from e.at - :from) / 900) as int) as quarter,
                               count(*) as several
                          from gate.entry e
                         where e.place_id = :place and e.at >= :from and e.at < :until and e.outcome <> 'refused'
                         group by quarter
                        """)
                .param("place", place)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((rs, n) -> Map.entry(rs.getInt("quarter"), rs.getInt("several")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many came to each gate of a place and were let in. */
    Map<UUID, Integer> letInByGate(UUID place, Instant from, Instant until) {
        return jdbc
                .sql("""
                        select e.gate_id, count(*) as several
                          from gate.entry e
                         where e.place_id = :place and e.at >= :from and e.at < :until and e.outcome <> 'refused'
                         group by e.gate_id
                        """)
                .param("place", place)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((rs, n) -> Map.entry(rs.getObject("gate_id", UUID.class), rs.getInt("several")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many were refused, and let in after a check, for each reason. */
    List<EntryAmiss> amiss(UUID place, Instant from, Instant until) {
        return jdbc.sql("""
                        select e.reason, count(*) filter (where e.outcome = 'refused') as refused,
                               count(*) filter (where e.outcome = 'checked') as checked
                          from gate.entry e
                         where e.place_id = :place and e.at >= :from and e.at < :until and e.outcome <> 'in'
                         group by e.reason
                         order by count(*) desc, e.reason
                        """)
                .param("place", place)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((rs, n) -> new EntryAmiss(
                        EntryReason.of(rs.getString("reason")).orElseThrow(),
                        rs.getInt("refused"),
                        rs.getInt("checked")))
                .list();
    }

    static Entry entry(ResultSet rs, int row) throws SQLException {
        return new Entry(
                rs.getObject("id", UUID.class),
                rs.getObject("day", LocalDate.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("place_id", UUID.class),
                rs.getObject("gate_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("pass_id", UUID.class),
                rs.getObject("person_id", UUID.class),
                rs.getBoolean("mask"),
                EntryColour.of(rs.getString("colour")).orElseThrow(),
                rs.getObject("temperature") == null ? null : rs.getInt("temperature"),
                EntryOutcome.of(rs.getString("outcome")).orElseThrow(),
                EntryReason.of(rs.getString("reason")).orElse(null),
                rs.getObject("guard", UUID.class));
    }
}
