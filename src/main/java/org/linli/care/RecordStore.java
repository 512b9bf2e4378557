package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.linli.platform.list.ListSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Temperatures, samples, results and explanations: what was found, appended and never changed. */
@Repository
class RecordStore {

    /** One that was carried along waits once, where it is furthest along. The mark is what an index is kept of. */
    private static final String PENDING = """
            t.awaited and t.result = 'pending'
              and not exists (select 1 from care.sample later
                               where later.carried_from = coalesce(t.carried_from, t.id)
                                 and (t.carried_from is null or later.id > t.id))
            """;

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Temperature reading, Measure measure) {
        about(measure, reading.id(), reading.at(), reading.by(), """
                        insert into care.temperature
                               (id, measure_id, task_id, person_id, path, rental_path, at, received_at,
                                celsius, symptoms, note, concern, account_id, replaces)
                        values (:id, :measure, :task, :person, :path, :rentalPath, :at, :receivedAt,
                                :celsius, cast(:symptoms as text[]), :note, :concern, :by, :replaces)
                        """)
                .param("task", reading.taskId())
                .param("receivedAt", Timestamp.from(reading.receivedAt()))
                .param("celsius", reading.celsius())
                .param("symptoms", "{" + String.join(",", reading.symptoms()) + "}")
                .param("note", reading.note().isEmpty() ? null : reading.note())
                .param(
                        "concern",
                        reading.concern() == null ? null : reading.concern().code())
                .param("replaces", reading.replaces())
                .update();
    }

    /** Newest first; replaced ones too. */
    List<Temperature> temperatures(MeasureId measure) {
        return jdbc.sql("""
                        select t.*,
                               (select e.cause from care.explanation e where e.temperature_id = t.id
                                 order by e.id desc limit 1) as explained,
                               exists (select 1 from care.temperature later where later.replaces = t.id) as replaced
                          from care.temperature t
                         where t.measure_id = :measure
                         order by t.at desc, t.id desc
                        """)
                .param("measure", measure.value())
                .query(RecordStore::temperature)
                .list();
    }

    /** The latest of each of the measures, newest first; replaced ones are left out. */
    Map<MeasureId, List<Temperature>> latest(Collection<MeasureId> measures, int most) {
        Map<MeasureId, List<Temperature>> latest = new HashMap<>();
        jdbc.sql("""
                        select t.*, cast(null as text) as explained, false as replaced
                          from unnest(:measures) as m (id)
                         cross join lateral (
                               select * from care.temperature t
                                where t.measure_id = m.id
                                  and not exists (select 1 from care.temperature later where later.replaces = t.id)
                                order by t.at desc, t.id desc
                                limit :most) t
                         order by t.at desc, t.id desc
                        """)
                .param("measures", measures.stream().map(MeasureId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((rs, row) -> latest.computeIfAbsent(
                                MeasureId.of(rs.getObject("measure_id", UUID.class)), id -> new ArrayList<>())
                        .add(temperature(rs, row)))
                .list();
        return latest;
    }

    /** Those that stand in the way of a release. */
    List<Temperature> unexplained(MeasureId measure) {
        return temperatures(measure).stream().filter(Temperature::isUnexplained).toList();
    }

    /**
     * When a concern became known first: the reading may have been corrected since. Where it goes along to it is not
     * news.
     */
    Instant knownSince(MeasureId measure, Temperature concern) {
        return temperatures(measure).stream()
                .filter(t -> t.concern() == concern.concern()
                        && (t.id().equals(concern.id())
                                || t.taskId() != null && t.taskId().equals(concern.taskId())))
                .map(Temperature::receivedAt)
                .min(Instant::compareTo)
                .orElse(concern.receivedAt());
    }

    void explain(UUID id, UUID temperature, Measure measure, Instant at, @Nullable UUID by, String cause) {
        about(measure, id, at, by, """
                        insert into care.explanation
                               (id, measure_id, temperature_id, path, rental_path, at, account_id, cause)
                        values (:id, :measure, :temperature, :path, :rentalPath, :at, :by, :cause)
                        """)
                .param("temperature", temperature)
                .param("cause", cause)
                .update();
    }

    void insert(Sample sample, Measure measure, Instant receivedAt, @Nullable UUID replaces) {
        about(measure, sample.id(), sample.at(), sample.by(), """
                        insert into care.sample
                               (id, measure_id, task_id, person_id, path, rental_path, day, at, received_at,
                                tubes, extra, carried_from, account_id, replaces)
                        values (:id, :measure, :task, :person, :path, :rentalPath, :day, :at, :receivedAt,
                                :tubes, :extra, :carriedFrom, :by, :replaces)
                        """)
                .param("task", sample.taskId())
                .param("day", sample.day())
                .param("receivedAt", Timestamp.from(receivedAt))
                .param("tubes", sample.tubes())
                .param("extra", sample.extra())
                .param("carriedFrom", sample.carriedFrom())
                .param("replaces", replaces)
                .update();
    }

    /** Samples of each of the measures that stand, with the result that holds, by the time they were taken. */
    Map<MeasureId, List<Sample>> samples(Collection<MeasureId> measures) {
        return jdbc
                .sql("select * from care.tested where measure_id = any(:measures) order by at, id")
                .param("measures", measures.stream().map(MeasureId::value).toArray(UUID[]::new))
                .query(RecordStore::sample)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Sample::measureId));
    }

    /** Samples that stand, with the result that holds, by the time they were taken. */
    List<Sample> samples(MeasureId measure) {
        return jdbc.sql("select * from care.tested where measure_id = :measure order by at, id")
                .param("measure", measure.value())
                .query(RecordStore::sample)
                .list();
    }

    /** Samples of the signed-in scope without a result, with the cards of whom they are of. */
    static ListSql awaited() {
        return ListSql.of(
                CarePerson.SELECTED + ", t.id as sample, t.at",
                "care.tested t join care.measure m on m.id = t.measure_id " + CarePersons.CARDS + " where " + PENDING);
    }

    /** Those of them that have no result yet. */
    List<Sample> pending(Collection<UUID> ids) {
        return jdbc.sql("select t.* from care.tested t where t.id = any(:ids) and " + PENDING)
                .param("ids", ids.toArray(UUID[]::new))
                .query(RecordStore::sample)
                .list();
    }

    List<Sample> samplesOf(Collection<UUID> ids) {
        return jdbc.sql("select * from care.tested where id = any(:ids) order by at, id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(RecordStore::sample)
                .list();
    }

    /**
     * Keeps others from entering results of these samples until the transaction ends; always in the same order.
     *
     * @param samples under whatever measures
     */
    void hold(Collection<Sample> samples) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('care.result ' || origin, 0))
                          from (select distinct origin::text as origin
                                  from unnest(:origins) as origin
                                 order by origin) as held
                        """)
                .param("origins", samples.stream().map(Sample::origin).toArray(UUID[]::new))
                .query((rs, n) -> n)
                .list();
    }

    long countPending() {
        return jdbc.sql("select count(*) from care.tested t where " + PENDING)
                .query(Long.class)
                .single();
    }

    Optional<Sample> sample(UUID id) {
        return jdbc.sql("select * from care.tested where id = :id")
                .param("id", id)
                .query(RecordStore::sample)
                .optional();
    }

    /** The rows that stand for the same sample under other measures. */
    List<Sample> others(Sample sample) {
        return jdbc.sql("select * from care.tested where (id = :origin or carried_from = :origin) and id <> :id")
                .param("origin", sample.origin())
                .param("id", sample.id())
                .query(RecordStore::sample)
                .list();
    }

    /** What was carried along of a sample, also of one that has been replaced since. */
    List<Sample> carried(UUID origin) {
        return jdbc.sql("select * from care.tested where carried_from = :origin")
                .param("origin", origin)
                .query(RecordStore::sample)
                .list();
    }

    /** Tests that an arrival brought along, under every measure that they count for. */
    List<Sample> broughtBy(UUID arrival) {
        return jdbc.sql("select * from care.tested where task_id = :arrival")
                .param("arrival", arrival)
                .query(RecordStore::sample)
                .list();
    }

    /** A finding: the code of a result, or that the sample is withdrawn. */
    void append(UUID sample, Measure measure, String result, Instant at, @Nullable UUID by, Laboratory from) {
        about(measure, Ids.next(), at, by, """
                        insert into care.result (id, sample_id, measure_id, path, rental_path, result, at, account_id,
                                                 laboratory, tube, found_at)
                        values (:id, :sample, :measure, :path, :rentalPath, :result, :at, :by,
                                nullif(:laboratory, ''), nullif(:tube, ''), :foundAt)
                        """)
                .param("sample", sample)
                .param("result", result)
                .param("laboratory", from.name())
                .param("tube", from.tube())
                .param("foundAt", from.foundAt() == null ? null : Timestamp.from(from.foundAt()))
                .update();
    }

    /** Where the results that hold come from, by sample; of those of which something is known. */
    Map<UUID, Laboratory> laboratories(MeasureId measure) {
        return jdbc
                .sql("""
                        select id, coalesce(laboratory, '') as laboratory, coalesce(tube, '') as tube, found_at
                          from care.tested
                         where measure_id = :measure
                           and (laboratory is not null or tube is not null or found_at is not null)
                        """)
                .param("measure", measure.value())
                .query((rs, n) -> Map.entry(
                        rs.getObject("id", UUID.class),
                        new Laboratory(
                                rs.getString("laboratory"),
                                rs.getString("tube"),
                                Optional.ofNullable(rs.getTimestamp("found_at"))
                                        .map(Timestamp::toInstant)
                                        .orElse(null))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An insert with what every record has: whom it is about, where, when, and who made it. */
    private StatementSpec about(Measure measure, UUID id, Instant at, @Nullable UUID by, String insert) {
        return jdbc.sql(insert)
                .param("id", id)
                .param("measure", measure.id().value())
                .param("person", measure.personId().value())
                .param("path", measure.path().value())
                .param("rentalPath", AreaPath.written(measure.rentalPath()))
                .param("at", Timestamp.from(at))
                .param("by", by);
    }

    private static Temperature temperature(ResultSet rs, int row) throws SQLException {
        return new Temperature(
                rs.getObject("id", UUID.class),
                rs.getObject("task_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getTimestamp("received_at").toInstant(),
                rs.getBigDecimal("celsius"),
                Arrays.asList((String[]) rs.getArray("symptoms").getArray()),
                Optional.ofNullable(rs.getString("note")).orElse(""),
                Optional.ofNullable(rs.getString("concern"))
                        .map(Temperature.Concern::of)
                        .orElse(null),
                rs.getString("explained"),
                rs.getObject("account_id", UUID.class),
                rs.getObject("replaces", UUID.class),
                rs.getBoolean("replaced"));
    }

    private static Sample sample(ResultSet rs, int row) throws SQLException {
        return new Sample(
                rs.getObject("id", UUID.class),
                MeasureId.of(rs.getObject("measure_id", UUID.class)),
                rs.getObject("task_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("at").toInstant(),
                rs.getInt("tubes"),
                rs.getBoolean("extra"),
                rs.getObject("carried_from", UUID.class),
                TestResult.of(rs.getString("result")),
                rs.getObject("account_id", UUID.class));
    }
}
