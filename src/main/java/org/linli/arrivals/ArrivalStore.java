package org.linli.arrivals;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
import org.linli.access.Sealing;
import org.linli.imports.ImportId;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.policy.CaseContact;
import org.linli.policy.HealthCode;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ArrivalStore {

    private static final TypeReference<List<Arrival.Tried>> TRACE = new TypeReference<>() {};
    private static final TypeReference<List<Arrival.Closer>> CLOSER = new TypeReference<>() {};

    private static final String INSERT =
            """
            insert into arrivals.arrival
                   (id, person_id, dwelling_id, path, rental_path, origin_code, origin_name,
                    arrived_on, arrived_at, transport, left_risk_on, left_risk_at,
                    contact_on, contact_kind, health_code, doses, negative_hours,
                    policy_version, rule, protocol, measure_id, until, reason_zh, reason_en, trace,
                    source, import_id,
                    registered_at, registered_on, registered_by, replaces, sent_hash, closer, moves_to, %s)
            values (:id, :person, :home, :path, :rentalPath, :originCode, :originName,
                    :arrivedOn, :arrivedAt, :transport, :leftRiskOn, :leftRiskAt,
                    :contactOn, :contactKind, :healthCode, :doses, :negativeHours,
                    :version, :rule, :protocol, :measure, :until, :reasonZh, :reasonEn, cast(:trace as jsonb),
                    :source, :import,
                    :registeredAt, :registeredOn, :registeredBy, :replaces, :sent, cast(:closer as jsonb), :movesTo, %s)
            """.formatted(details(ArrivalDetail::column), details(detail -> ":" + detail.field()));

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;
    private final Sealing sealing;
    private final PriorTestStore brought;

    ArrivalStore(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            JsonMapper json,
            Sealing sealing,
            PriorTestStore brought) {
        this.brought = brought;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.sealing = sealing;
    }

    /**
     * What is stored of an arrival beside what it is.
     *
     * @param tests brought along
     * @param negativeHours age of the newest negative one; null when there is none
     * @param movesTo the household that the person moves to on the day of arrival; null where that is not to come
     */
    record Stored(
            Arrival arrival,
            List<PriorTest> tests,
            @Nullable Integer negativeHours,
            byte[] sent,
            @Nullable HouseholdId movesTo) {}

    /** Stores the arrivals with the tests of each. */
    void insertAll(List<Stored> all, @Nullable UUID importId) {
        batches.batchUpdate(
                INSERT,
                all.stream()
                        .map(each -> values(each.arrival())
                                .addValue("import", importId)
                                .addValue("sent", each.sent())
                                .addValue("negativeHours", each.negativeHours())
                                .addValue(
                                        "movesTo",
                                        each.movesTo() == null
                                                ? null
                                                : each.movesTo().value(),
                                        Types.OTHER))
                        .toArray(MapSqlParameterSource[]::new));
        brought.insertAll(all);
    }

    private static String details(Function<ArrivalDetail, String> name) {
        return Stream.of(ArrivalDetail.values()).map(name).collect(Collectors.joining(", "));
    }

    private MapSqlParameterSource values(Arrival a) {
        Arrival.Decided decided = a.decided();
        CaseContact contact = a.contact();
        var values = new MapSqlParameterSource();
        for (ArrivalDetail detail : ArrivalDetail.values()) {
            values.addValue(detail.field(), a.details().texts().get(detail));
        }
        return values.addValue("id", a.id().value())
                .addValue("person", a.person().value())
                .addValue("home", a.home().value())
                .addValue("path", a.path().value())
                .addValue("rentalPath", AreaPath.written(a.rentalPath()))
                .addValue("originCode", a.originCode())
                .addValue("originName", a.originName())
                .addValue("arrivedOn", Date.valueOf(a.arrivedOn()))
                .addValue("arrivedAt", a.arrivedAt() == null ? null : Time.valueOf(a.arrivedAt()))
                .addValue("transport", a.transport().name())
                .addValue("leftRiskOn", a.leftRiskOn() == null ? null : Date.valueOf(a.leftRiskOn()))
                .addValue("leftRiskAt", a.leftRiskAt() == null ? null : Time.valueOf(a.leftRiskAt()))
                .addValue("contactOn", contact == null ? null : Date.valueOf(contact.lastOn()))
                .addValue(
                        "contactKind",
                        contact == null ? null : contact.kind().name().toLowerCase(java.util.Locale.ROOT))
                .addValue("healthCode", a.healthCode().name())
                .addValue("doses", a.doses())
                .addValue("version", decided.policyVersion())
                .addValue("rule", decided.rule())
                .addValue("protocol", decided.protocol())
                .addValue("measure", decided.measure())
                .addValue("until", decided.until() == null ? null : Date.valueOf(decided.until()))
                .addValue("reasonZh", decided.reasonZh())
                .addValue("reasonEn", decided.reasonEn())
                .addValue("trace", json.writeValueAsString(decided.trace()))
                .addValue("closer", json.writeValueAsString(decided.closer()))
                .addValue("source", a.source().name().toLowerCase(java.util.Locale.ROOT))
                .addValue("registeredAt", Timestamp.from(a.registeredAt()))
                .addValue("registeredOn", Date.valueOf(a.registeredOn()))
                .addValue("registeredBy", a.registeredBy())
                .addValue("replaces", a.replaces() == null ? null : a.replaces().value());
    }

    List<PriorTest> tests(ArrivalId id) {
        return brought.of(List.of(id)).getOrDefault(id, List.of());
    }

    /** The tests of each, where it has some. */
    Map<ArrivalId, List<PriorTest>> tests(Collection<ArrivalId> ids) {
        return brought.of(ids);
    }

    Optional<Arrival> find(ArrivalId id) {
        return jdbc.sql("select * from arrivals.arrival where id = :id")
                .param("id", id.value())
                .query(this::arrival)
                .optional();
    }

    /** Whether arrivals of the signed-in scope came with a file. */
    boolean isImported(String file) {
        return jdbc.sql("select exists (select from arrivals.arrival where import_id::text = :file)")
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    /** Those of the ids that are arrivals of the signed-in scope. */
    List<Arrival> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from arrivals.arrival where id in (:ids)")
                        .param("ids", ids)
                        .query(this::arrival)
                        .list();
    }

    /** What was sent under those of these ids that are stored already, as {@link #hash}. */
    Map<ArrivalId, byte[]> sent(Collection<ArrivalId> ids) {
        var sent = new HashMap<ArrivalId, byte[]>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, sent_hash from arrivals.arrival where id = any(:ids)")
                    .param("ids", ids.stream().map(ArrivalId::value).toArray(UUID[]::new))
                    .query((rs, n) -> sent.put(new ArrivalId(rs.getObject("id", UUID.class)), rs.getBytes("sent_hash")))
                    .list();
        }
        return sent;
    }

    /** By what a repeat is told from something else under the same id. */
    byte[] hash(NewArrival arrival) {
        return sealing.hash("arrival-sent", arrival.said());
    }

    /** The standing arrivals of these people, newest first. */
    Map<PersonId, List<Arrival>> standing(Collection<PersonId> people) {
        var found = new HashMap<PersonId, List<Arrival>>();
        if (!people.isEmpty()) {
            jdbc.sql("""
                            select * from arrivals.arrival where person_id in (:people) and withdrawn_at is null
                             order by arrived_on desc
                            """)
                    .param("people", people.stream().map(PersonId::value).toList())
                    .query(this::arrival)
                    .list()
                    .forEach(a -> found.computeIfAbsent(a.person(), p -> new java.util.ArrayList<>())
                            .add(a));
        }
        return found;
    }

    List<Arrival> ofPerson(PersonId person) {
        return jdbc.sql("select * from arrivals.arrival where person_id = :person order by registered_at desc")
                .param("person", person.value())
                .query(this::arrival)
                .list();
    }

    /** Those of a file that stand and of which a closer place must be asked, by their ids. */
    List<Arrival> rough(ImportId id, int limit) {
        return jdbc.sql("""
                        select * from arrivals.arrival
                         where import_id = :import and withdrawn_at is null and closer <> '[]'::jsonb
                         order by id limit :limit
                        """)
                .param("import", id.value())
                .param("limit", limit)
                .query(this::arrival)
                .list();
    }

    /** Those of them that no longer stand. */
    Set<ArrivalId> withdrawn(Collection<ArrivalId> ids) {
        return Set.copyOf(jdbc.sql("select id from arrivals.arrival where id = any(:ids) and withdrawn_at is not null")
                .param("ids", ids.stream().map(ArrivalId::value).toArray(UUID[]::new))
                .query((rs, n) -> new ArrivalId(rs.getObject("id", UUID.class)))
                .list());
    }

    boolean withdraw(ArrivalId id, Instant at, @Nullable UUID by, String why) {
        return jdbc.sql("""
                                update arrivals.arrival
                                   set withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
                                 where id = :id and withdrawn_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("why", why)
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Arrivals that went to homes of these buildings get the paths that those have now. */
    void follow(Collection<UUID> buildings) {
        UUID[] ids = buildings.toArray(UUID[]::new);
        jdbc.sql("""
                        update arrivals.arrival a
                           set path = t.path, rental_path = t.rental_path
                          from territory.home t
                         where t.dwelling_id = a.dwelling_id and t.building_id = any(:buildings)
                        """).param("buildings", ids).update();
        brought.follow(ids);
    }

    Arrival arrival(ResultSet rs, int row) throws SQLException {
        return new Arrival(
                new ArrivalId(rs.getObject("id", UUID.class)),
                new PersonId(rs.getObject("person_id", UUID.class)),
                new DwellingId(rs.getObject("dwelling_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getString("origin_code"),
                rs.getString("origin_name"),
                rs.getDate("arrived_on").toLocalDate(),
                rs.getTime("arrived_at") == null
                        ? null
                        : rs.getTime("arrived_at").toLocalTime(),
                Transport.valueOf(rs.getString("transport")),
                rs.getDate("left_risk_on") == null
                        ? null
                        : rs.getDate("left_risk_on").toLocalDate(),
                rs.getTime("left_risk_at") == null
                        ? null
                        : rs.getTime("left_risk_at").toLocalTime(),
                contact(rs),
                HealthCode.valueOf(rs.getString("health_code")),
                rs.getInt("doses"),
                details(rs),
                decided(rs),
                ArrivalSource.valueOf(rs.getString("source").toUpperCase(java.util.Locale.ROOT)),
                rs.getTimestamp("registered_at").toInstant(),
                rs.getDate("registered_on").toLocalDate(),
                rs.getObject("registered_by", UUID.class),
                rs.getObject("replaces", UUID.class) == null
                        ? null
                        : new ArrivalId(rs.getObject("replaces", UUID.class)),
                withdrawal(rs));
    }

    private static ArrivalDetails details(ResultSet rs) throws SQLException {
        var texts = new EnumMap<ArrivalDetail, String>(ArrivalDetail.class);
        for (ArrivalDetail detail : ArrivalDetail.values()) {
            texts.put(detail, Objects.requireNonNullElse(rs.getString(detail.column()), ""));
        }
        return new ArrivalDetails(texts);
    }

    private static @Nullable CaseContact contact(ResultSet rs) throws SQLException {
        Date on = rs.getDate("contact_on");
        return on == null
                ? null
                : new CaseContact(
                        on.toLocalDate(),
                        CaseContact.Kind.valueOf(rs.getString("contact_kind").toUpperCase(java.util.Locale.ROOT)));
    }

    private Arrival.Decided decided(ResultSet rs) throws SQLException {
        return new Arrival.Decided(
                rs.getString("policy_version"),
                rs.getString("rule"),
                rs.getString("protocol"),
                rs.getObject("measure_id", UUID.class),
                rs.getDate("until") == null ? null : rs.getDate("until").toLocalDate(),
                rs.getString("reason_zh"),
                rs.getString("reason_en"),
                json.readValue(rs.getString("trace"), TRACE),
                json.readValue(rs.getString("closer"), CLOSER));
    }

    private static Arrival.@Nullable Withdrawal withdrawal(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("withdrawn_at");
        return at == null
                ? null
                : new Arrival.Withdrawal(
                        at.toInstant(), rs.getObject("withdrawn_by", UUID.class), rs.getString("withdrawn_why"));
    }
}
