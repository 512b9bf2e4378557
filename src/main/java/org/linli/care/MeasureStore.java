package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.LockedKeys;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.StaleRecord;
import org.linli.platform.list.ListSql;
import org.linli.policy.Bilingual;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;
import org.linli.policy.Slot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Measures and the moves about them. */
@Repository
class MeasureStore {

    private final JdbcClient jdbc;
    private final LockedKeys locked;
    private final JsonMapper json;

    MeasureStore(JdbcClient jdbc, LockedKeys locked, JsonMapper json) {
        this.jdbc = jdbc;
        this.locked = locked;
        this.json = json;
    }

    /**
     * Held until the transaction ends: of two that begin for one person, or for people of one household, whose measures
     * bring others along, the second sees the first.
     */
    void lock(Collection<PersonId> persons, Collection<HouseholdId> households) {
        locked.hold(
                "care.measure",
                Stream.concat(
                                persons.stream().map(id -> "person " + id.value()),
                                households.stream().map(id -> "household " + id.value()))
                        .toList());
    }

    /** Answers with the ids of those stored; the others lost to an earlier measure of the same source and person. */
    Set<MeasureId> insert(Collection<Measure> measures) {
        if (measures.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        insert into care.measure (id, person_id, household_id, path, rental_path, protocol,
                                                  policy_version, rule, reason_zh, reason_en, anchor, anchored_on,
                                                  arrived_on, phases, spared, started_on, ends_on, begun_at, begun_by,
                                                  drill, source_id, co_resident_of, continues, supersedes)
                        select id, person, household, path, rental_path, protocol,
                               version, rule, reason_zh, reason_en, anchor, anchored_on,
                               arrived_on, cast(phases as jsonb), cast(spared as jsonb), started_on, ends_on, begun_at,
                               begun_by, drill, source, co_resident_of, continues, supersedes
                          from unnest(:ids, :persons, :households, :paths, :rentalPaths, :protocols,
                                      :versions, :rules, :reasonsZh, :reasonsEn, :anchors, cast(:anchoredOn as date[]),
                                      cast(:arrivedOn as date[]), :phases, :spared, cast(:startedOn as date[]),
                                      cast(:endsOn as date[]), cast(:begunAt as timestamptz[]), :begunBy, :drills,
                                      :sources, :coResidentOf, :continues, :supersedes)
                               as n (id, person, household, path, rental_path, protocol,
                                     version, rule, reason_zh, reason_en, anchor, anchored_on,
                                     arrived_on, phases, spared, started_on, ends_on, begun_at,
                                     begun_by, drill, source, co_resident_of, continues, supersedes)
                         order by n.source, n.person
                        on conflict do nothing
                        returning id
                        """)
                .param("ids", uuids(measures, m -> m.id().value()))
                .param("persons", uuids(measures, m -> m.personId().value()))
                .param(
                        "households",
                        uuids(
                                measures,
                                m -> m.householdId() == null
                                        ? null
                                        : m.householdId().value()))
                .param("paths", texts(measures, m -> m.path().value()))
                .param("rentalPaths", texts(measures, m -> AreaPath.written(m.rentalPath())))
                .param("protocols", texts(measures, Measure::protocol))
                .param("versions", texts(measures, Measure::policyVersion))
                .param("rules", texts(measures, Measure::rule))
                .param("reasonsZh", texts(measures, m -> m.reason().zh()))
                .param("reasonsEn", texts(measures, m -> m.reason().en()))
                .param("anchors", texts(measures, m -> m.anchor().name()))
                .param("anchoredOn", texts(measures, m -> m.anchoredOn().toString()))
                .param("arrivedOn", texts(measures, m -> m.arrivedOn().toString()))
                .param("phases", texts(measures, m -> json.writeValueAsString(m.phases())))
                .param("spared", texts(measures, m -> json.writeValueAsString(m.spared())))
                .param("startedOn", texts(measures, m -> m.startedOn().toString()))
                .param("endsOn", texts(measures, m -> m.endsOn().toString()))
                .param("begunAt", texts(measures, m -> m.begunAt().toString()))
                .param("begunBy", uuids(measures, Measure::begunBy))
                .param("drills", measures.stream().map(Measure::drill).toArray(Boolean[]::new))
                .param("sources", uuids(measures, Measure::sourceId))
                .param("coResidentOf", uuids(measures, m -> value(m.coResidentOf())))
                .param("continues", uuids(measures, m -> value(m.continues())))
                .param("supersedes", uuids(measures, m -> value(m.supersedes())))
                .query((rs, n) -> MeasureId.of(rs.getObject("id", UUID.class)))
                .list());
    }

    private static <T> @Nullable UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable UUID value(@Nullable MeasureId id) {
        return id == null ? null : id.value();
    }

    Optional<Measure> bySource(UUID source, PersonId person) {
        return bySource(List.of(new Because(source, person))).values().stream().findFirst();
    }

    /** A measure follows once from an arrival for a person: whose it is, and from which. */
    record Because(UUID source, PersonId person) {}

    /** The measure that follows from each, where there is one. */
    Map<Because, Measure> bySource(Collection<Because> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select m.*
                                  from unnest(:sources, :persons) as n (source, person)
                                  join care.measure m on m.source_id = n.source and m.person_id = n.person
                                 where m.continues is null
                                """)
                        .param("sources", uuids(wanted, Because::source))
                        .param(
                                "persons",
                                uuids(wanted, because -> because.person().value()))
                        .query(this::measure)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(
                                m -> new Because(Objects.requireNonNull(m.sourceId()), m.personId()),
                                m -> m,
                                (one, same) -> one));
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

    /** The measures that run for whom an arrival was about, in these sources. */
    List<Measure> runningFrom(Collection<UUID> sources) {
        return jdbc.sql("""
                        select m.* from care.measure m
                         where m.source_id = any(:sources) and m.ended_at is null and m.co_resident_of is null
                           and not m.drill
                        """)
                .param("sources", sources.toArray(UUID[]::new))
                .query(this::measure)
                .list();
    }

    /** What the plans of these ask for on some days, each once; nothing that was called off or is only taken again. */
    Map<MeasureId, List<Measures.Asked>> asked(Collection<MeasureId> ids, LocalDate from, LocalDate until) {
        return jdbc
                .sql("""
                        select distinct source_id, kind, day, data ->> 'part' as part
                          from tasks.task
                         where source_id = any(:ids) and day between :from and :until and closed_at is null
                           and kind in (:sample, :temperature) and coalesce(data ->> :again, '') <> 'yes'
                        """)
                .param("ids", ids.stream().map(MeasureId::value).toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .param("sample", SampleTaking.KEY)
                .param("temperature", TemperatureCheck.KEY)
                .param("again", Schedule.AGAIN)
                .query((rs, n) -> Map.entry(
                        MeasureId.of(rs.getObject("source_id", UUID.class)),
                        new Measures.Asked(
                                rs.getString("kind").equals(SampleTaking.KEY)
                                        ? Slot.Kind.SAMPLE
                                        : Slot.Kind.TEMPERATURE,
                                rs.getDate("day").toLocalDate())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of the sources whose measures somebody has lengthened. */
    Set<UUID> lengthened(Collection<UUID> sources) {
        return new HashSet<>(jdbc.sql("""
                        select distinct m.source_id
                          from care.measure m
                          join care.move v on v.measure_id = m.id and v.kind = 'extended'
                         where m.source_id = any(:sources) and m.co_resident_of is null
                        """)
                .param("sources", sources.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    Optional<Measure> find(MeasureId id) {
        return jdbc.sql("select * from care.measure where id = :id")
                .param("id", id.value())
                .query(this::measure)
                .optional();
    }

    /** Each of them that whoever acts can see. */
    Map<MeasureId, Measure> findAll(Collection<MeasureId> ids) {
        return jdbc
                .sql("select * from care.measure where id = any(:ids)")
                .param("ids", ids.stream().map(MeasureId::value).toArray(UUID[]::new))
                .query(this::measure)
                .list()
                .stream()
                .collect(Collectors.toMap(Measure::id, measure -> measure));
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

    /** The first that runs for each of these people because of themselves, not of whom they live with. */
    Map<PersonId, Measure> ofTheirOwn(Collection<PersonId> persons, boolean drill) {
        return active(persons).stream()
                .filter(measure -> measure.coResidentOf() == null && measure.drill() == drill)
                .collect(Collectors.toMap(Measure::personId, measure -> measure, (first, next) -> first));
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

    /** The person lives in another home of the same cell. */
    void rehouse(MeasureId id, HouseholdId household) {
        jdbc.sql("update care.measure set household_id = :household where id = :id")
                .param("household", household.value())
                .param("id", id.value())
                .update();
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
