package org.linli.care;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.StaleRecord;
import org.linli.platform.list.ListSql;
import org.linli.policy.Bilingual;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Measures and the moves about them. */
@Repository
class MeasureStore {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    MeasureStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Held until the transaction ends: of two that begin for one person, the second sees the first. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('care.measure'))")
                .query((rs, n) -> 0)
                .list();
    }

    void insert(Collection<Measure> measures) {
        batches.batchUpdate("""
                insert into care.measure (id, person_id, household_id, path, rental_path, protocol, policy_version,
                                          rule, reason_zh, reason_en, anchor, anchored_on, arrived_on, phases, spared,
                                          started_on, ends_on, begun_at, begun_by, drill, source_id, co_resident_of,
                                          continues, supersedes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb),
                        ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", measures, BATCH, this::set);
    }

    private void set(PreparedStatement row, Measure measure) throws SQLException {
        row.setObject(1, measure.id().value());
        row.setObject(2, measure.personId().value());
        row.setObject(
                3, measure.householdId() == null ? null : measure.householdId().value());
        row.setString(4, measure.path().value());
        row.setString(
                5, measure.rentalPath() == null ? null : measure.rentalPath().value());
        row.setString(6, measure.protocol());
        row.setString(7, measure.policyVersion());
        row.setString(8, measure.rule());
        row.setString(9, measure.reason().zh());
        row.setString(10, measure.reason().en());
        row.setString(11, measure.anchor().name());
        row.setObject(12, measure.anchoredOn());
        row.setObject(13, measure.arrivedOn());
        row.setString(14, json.writeValueAsString(measure.phases()));
        row.setString(15, json.writeValueAsString(measure.spared()));
        row.setObject(16, measure.startedOn());
        row.setObject(17, measure.endsOn());
        row.setTimestamp(18, Timestamp.from(measure.begunAt()));
        row.setObject(19, measure.begunBy());
        row.setBoolean(20, measure.drill());
        row.setObject(21, measure.sourceId());
        row.setObject(22, value(measure.coResidentOf()));
        row.setObject(23, value(measure.continues()));
        row.setObject(24, value(measure.supersedes()));
    }

    private static @Nullable UUID value(@Nullable MeasureId id) {
        return id == null ? null : id.value();
    }

    /** Which of the ids are stored; the others lost to an earlier measure of the same source and person. */
    List<UUID> stored(Collection<Measure> measures) {
        return measures.isEmpty()
                ? List.of()
                : jdbc.sql("select id from care.measure where id in (:ids)")
                        .param("ids", measures.stream().map(m -> m.id().value()).toList())
                        .query(UUID.class)
                        .list();
    }

    Optional<Measure> bySource(UUID source, PersonId person) {
        return jdbc.sql("""
                        select * from care.measure
                         where source_id = :source and person_id = :person and continues is null
                        """)
                .param("source", source)
                .param("person", person.value())
                .query(this::measure)
                .optional();
    }

    /** Everything that began because of that arrival: the measure, what continues it, and those of co-residents. */
    List<Measure> ofSource(UUID source) {
        return jdbc.sql("select * from care.measure where source_id = :source order by begun_at")
                .param("source", source)
                .query(this::measure)
                .list();
    }

    /** The measure whose place this one, or what it continues, had taken. */
    Optional<Measure> placeTakenBy(Measure measure) {
        Measure first = measure;
        while (first.supersedes() == null && first.continues() != null) {
            first = find(first.continues()).orElseThrow();
        }
        return Optional.ofNullable(first.supersedes()).flatMap(this::find);
    }

    Optional<Measure> find(MeasureId id) {
        return jdbc.sql("select * from care.measure where id = :id")
                .param("id", id.value())
                .query(this::measure)
                .optional();
    }

    /** Whose measures these are, each once. */
    List<PersonId> persons(Collection<MeasureId> ids) {
        return jdbc.sql("select distinct person_id from care.measure where id = any(:ids)")
                .param("ids", ids.stream().map(MeasureId::value).toArray(UUID[]::new))
                .query((rs, n) -> new PersonId(rs.getObject("person_id", UUID.class)))
                .list();
    }

    /** Finds a measure and keeps others from changing it until the transaction ends. */
    Optional<Measure> lock(MeasureId id) {
        return jdbc.sql("select * from care.measure where id = :id for update")
                .param("id", id.value())
                .query(this::measure)
                .optional();
    }

    List<Measure> active(Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select * from care.measure
                                 where person_id in (:persons) and ended_at is null
                                 order by started_on, id
                                """)
                        .param("persons", persons.stream().map(PersonId::value).toList())
                        .query(this::measure)
                        .list();
    }

    /** The measure that goes on from this one. */
    private Optional<Measure> after(MeasureId id) {
        return jdbc.sql("select * from care.measure where continues = :id or supersedes = :id")
                .param("id", id.value())
                .query(this::measure)
                .optional();
    }

    /** The last of those that go on from this one, or itself. */
    Optional<Measure> last(MeasureId id) {
        Optional<Measure> last = find(id);
        for (Optional<Measure> next = last;
                next.isPresent();
                next = after(next.get().id())) {
            last = next;
        }
        return last;
    }

    /** Measures of households in these buildings get the paths that their homes have now. */
    void follow(Collection<UUID> buildings) {
        jdbc.sql("""
                        update care.measure m
                           set path = h.path, rental_path = h.rental_path, version = m.version + 1
                          from people.home h
                         where h.household_id = m.household_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
    }

    List<Measure> ofPerson(PersonId person) {
        return jdbc.sql("select * from care.measure where person_id = :person order by begun_at desc, id")
                .param("person", person.value())
                .query(this::measure)
                .list();
    }

    /** Those of these people, the latest first. */
    List<Measure> ofPersons(Collection<PersonId> persons) {
        return jdbc.sql("select * from care.measure where person_id = any(:persons) order by begun_at desc, id")
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(this::measure)
                .list();
    }

    List<Measure> coResidents(MeasureId of) {
        return jdbc.sql("select * from care.measure where co_resident_of = :of order by id")
                .param("of", of.value())
                .query(this::measure)
                .list();
    }

    /** Keeps how it ended. */
    void end(Measure ended) {
        Measure.Ending ending = Objects.requireNonNull(ended.ending());
        changed(
                ended,
                jdbc.sql("""
                        update care.measure
                           set ended_at = :at, ended_on = :on, outcome = :outcome, version = version + 1
                         where id = :id and version = :version and ended_at is null
                        """)
                        .param("id", ended.id().value())
                        .param("version", ended.version())
                        .param("at", Timestamp.from(ending.at()))
                        .param("on", ending.on())
                        .param("outcome", ending.outcome().code())
                        .update());
    }

    /** Keeps its days, as they are now. */
    void extend(Measure measure) {
        changed(
                measure,
                jdbc.sql("""
                        update care.measure
                           set ends_on = :endsOn, phases = cast(:phases as jsonb), spared = cast(:spared as jsonb),
                               version = version + 1
                         where id = :id and version = :version and ended_at is null
                        """)
                        .param("id", measure.id().value())
                        .param("version", measure.version())
                        .param("endsOn", measure.endsOn())
                        .param("phases", json.writeValueAsString(measure.phases()))
                        .param("spared", json.writeValueAsString(measure.spared()))
                        .update());
    }

    /** Keeps whose place it has taken. */
    void takePlace(Measure measure) {
        jdbc.sql("""
                        update care.measure
                           set supersedes = :of, version = version + 1
                         where id = :id and supersedes is null
                        """)
                .param("id", measure.id().value())
                .param("of", value(measure.supersedes()))
                .update();
    }

    private static void changed(Measure measure, int rows) {
        if (rows == 0) {
            throw new StaleRecord("measure", measure.id());
        }
    }

    /** How many there are of which a statement tells. */
    long count(ListSql sql) {
        return jdbc.sql(sql.count()).params(sql.params()).query(Long.class).single();
    }

    /**
     * Those of which a statement tells with {@code m} as the measure: by their last day, the ended ones behind them.
     */
    Paged<Measure> page(ListSql sql, Paging paging) {
        String order = " order by m.ended_at desc nulls first, m.ends_on, m.path, m.id";
        List<Measure> rows = jdbc.sql(sql.rows(order, " limit :size offset :offset"))
                .params(sql.params())
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(this::measure)
                .list();
        return new Paged<>(rows, count(sql), paging);
    }

    Measure measure(ResultSet rs, int row) throws SQLException {
        return new Measure(
                MeasureId.of(rs.getObject("id", UUID.class)),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                Optional.ofNullable(rs.getObject("household_id", UUID.class))
                        .map(HouseholdId::of)
                        .orElse(null),
                new AreaPath(rs.getString("path")),
                Optional.ofNullable(rs.getString("rental_path"))
                        .map(AreaPath::new)
                        .orElse(null),
                rs.getString("protocol"),
                rs.getString("policy_version"),
                rs.getString("rule"),
                new Bilingual(rs.getString("reason_zh"), rs.getString("reason_en")),
                Anchor.valueOf(rs.getString("anchor")),
                rs.getObject("anchored_on", LocalDate.class),
                rs.getObject("arrived_on", LocalDate.class),
                json.readValue(rs.getString("phases"), new TypeReference<List<PlannedPhase>>() {}),
                json.readValue(rs.getString("spared"), new TypeReference<List<ClosedSlot>>() {}),
                rs.getObject("started_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                rs.getTimestamp("begun_at").toInstant(),
                rs.getObject("begun_by", UUID.class),
                ending(rs),
                rs.getBoolean("drill"),
                rs.getObject("source_id", UUID.class),
                id(rs, "co_resident_of"),
                id(rs, "continues"),
                id(rs, "supersedes"),
                rs.getInt("version"));
    }

    private static @Nullable MeasureId id(ResultSet rs, String column) throws SQLException {
        UUID id = rs.getObject(column, UUID.class);
        return id == null ? null : MeasureId.of(id);
    }

    private static Measure.@Nullable Ending ending(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("ended_at");
        return at == null
                ? null
                : new Measure.Ending(
                        at.toInstant(),
                        rs.getObject("ended_on", LocalDate.class),
                        Outcome.valueOf(rs.getString("outcome").toUpperCase(Locale.ROOT)));
    }
}
