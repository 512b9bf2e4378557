package org.linli.arrangements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.MeasureId;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Arrangements with why they are asked for. */
@Repository
class ArrangementStore {

    private static final String SELECT = """
            select a.*, c.why, c.person_id
              from arrangements.arrangement a
              left join arrangements.concern c on c.arrangement_id = a.id
            """;

    private final JdbcClient jdbc;

    ArrangementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Arrangement> find(UUID id) {
        return all(jdbc.sql(SELECT + " where a.id = :id order by c.person_id nulls last, c.why")
                        .param("id", id))
                .stream()
                .findFirst();
    }

    /** The same, held until the transaction ends. */
    Optional<Arrangement> lock(UUID id) {
        jdbc.sql("select id from arrangements.arrangement where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** Those that last, of these households. */
    Map<HouseholdId, Arrangement> open(Collection<HouseholdId> households) {
        Map<HouseholdId, Arrangement> open = new LinkedHashMap<>();
        all(jdbc.sql(SELECT + """
                         where a.household_id = any(:households) and a.ended_at is null
                         order by a.id, c.person_id nulls last, c.why
                        """)
                        .param(
                                "households",
                                households.stream().map(HouseholdId::value).toArray(UUID[]::new)))
                .forEach(each -> open.put(each.household(), each));
        return open;
    }

    /** Those that last, in the signed-in scope. */
    List<Arrangement> open() {
        return all(jdbc.sql(SELECT + " where a.ended_at is null order by a.id, c.person_id nulls last, c.why"));
    }

    /** About a person: who is to be looked after, or lives in the household; the latest first. */
    List<Arrangement> about(PersonId person, HouseholdId household) {
        return all(jdbc.sql(SELECT + """
                         where a.household_id = :household
                            or a.id in (select arrangement_id from arrangements.concern where person_id = :person)
                         order by a.raised_at desc, a.id, c.person_id nulls last, c.why
                        """).param("household", household.value()).param("person", person.value()));
    }

    /** Those that are new: a household that has one that lasts gets no other. */
    Set<UUID> insert(Collection<Arrangement> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Set<UUID> inserted = Set.copyOf(jdbc.sql("""
                        insert into arrangements.arrangement (id, household_id, path, rental_path, measure_id,
                                                              raised_at)
                        select id, household, path, rental_path, measure, :at
                          from unnest(:ids, :households, :paths, :rentalPaths, :measures)
                               as n (id, household, path, rental_path, measure)
                        on conflict do nothing
                        returning id
                        """)
                .param("ids", uuids(wanted, Arrangement::id))
                .param("households", uuids(wanted, each -> each.household().value()))
                .param("paths", wanted.stream().map(each -> each.path().value()).toArray(String[]::new))
                .param(
                        "rentalPaths",
                        wanted.stream()
                                .map(each -> AreaPath.written(each.rentalPath()))
                                .toArray(String[]::new))
                .param("measures", uuids(wanted, each -> each.measure().value()))
                .param("at", Timestamp.from(wanted.iterator().next().raisedAt()))
                .query(UUID.class)
                .list());
        List<Asked> asked = wanted.stream()
                .filter(each -> inserted.contains(each.id()))
                .flatMap(each -> each.concerns().stream().map(concern -> new Asked(each.id(), concern)))
                .toList();
        insertConcerns(asked);
        return inserted;
    }

    void add(UUID arrangement, Collection<Concern> concerns) {
        insertConcerns(
                concerns.stream().map(each -> new Asked(arrangement, each)).toList());
    }

    private record Asked(UUID arrangement, Concern concern) {

        @Nullable
        UUID person() {
            PersonId person = concern.person();
            return person == null ? null : person.value();
        }
    }

    private void insertConcerns(List<Asked> asked) {
        jdbc.sql("""
                        insert into arrangements.concern (arrangement_id, why, person_id)
                        select arrangement, why, person
                          from unnest(:arrangements, :whys, :persons) as n (arrangement, why, person)
                        on conflict do nothing
                        """)
                .param("arrangements", uuids(asked, Asked::arrangement))
                .param(
                        "whys",
                        asked.stream().map(each -> each.concern().why().code()).toArray(String[]::new))
                .param("persons", uuids(asked, Asked::person))
                .update();
    }

    private static <T> UUID[] uuids(Collection<T> all, Function<T, @Nullable UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    /** The number that is kept with the answer, sealed; null keeps none. */
    void answer(UUID id, Arrangement.Given given, byte @Nullable [] phone) {
        jdbc.sql("""
                        update arrangements.arrangement
                           set answer = :answer, words = :words, phone = :phone, answered_at = :at, answered_by = :by,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("answer", given.answer().code())
                .param("words", given.words())
                .param("phone", phone)
                .param("at", Timestamp.from(given.at()))
                .param("by", given.by())
                .update();
    }

    /** Whatever was answered holds no longer. */
    void unanswer(UUID id) {
        jdbc.sql("""
                        update arrangements.arrangement
                           set answer = null, words = null, phone = null, answered_at = null, answered_by = null,
                               version = version + 1
                         where id = :id
                        """).param("id", id).update();
    }

    Optional<byte[]> phone(UUID id) {
        return jdbc.sql("select phone from arrangements.arrangement where id = :id and phone is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update arrangements.arrangement set ended_at = :at, version = version + 1 where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** Arrangements of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "arrangements.arrangement", buildings);
        jdbc.sql("""
                        update arrangements.stay s
                           set path = h.path, rental_path = h.rental_path
                          from people.home h
                         where h.household_id = s.to_household and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
        jdbc.sql("""
                        update arrangements.room r
                           set path = h.path, rental_path = h.rental_path
                          from territory.home h
                         where h.dwelling_id = r.dwelling_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
    }

    private static List<Arrangement> all(JdbcClient.StatementSpec asked) {
        Map<UUID, Arrangement> read = new LinkedHashMap<>();
        asked.query((rs, row) -> arrangement(rs))
                .list()
                .forEach(each -> read.merge(each.id(), each, ArrangementStore::together));
        return List.copyOf(read.values());
    }

    private static Arrangement together(Arrangement first, Arrangement next) {
        List<Concern> concerns = new ArrayList<>(first.concerns());
        concerns.addAll(next.concerns());
        return new Arrangement(
                first.id(),
                first.household(),
                first.path(),
                first.rentalPath(),
                first.measure(),
                first.raisedAt(),
                concerns,
                first.answer(),
                first.endedAt(),
                first.version());
    }

    private static Arrangement arrangement(ResultSet rs) throws SQLException {
        String answer = rs.getString("answer");
        String why = rs.getString("why");
        UUID person = rs.getObject("person_id", UUID.class);
        Timestamp ended = rs.getTimestamp("ended_at");
        return new Arrangement(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                MeasureId.of(rs.getObject("measure_id", UUID.class)),
                rs.getTimestamp("raised_at").toInstant(),
                why == null
                        ? List.of()
                        : List.of(new Concern(Concern.Why.of(why), person == null ? null : PersonId.of(person))),
                answer == null
                        ? null
                        : new Arrangement.Given(
                                Arrangement.Answer.of(answer),
                                rs.getString("words"),
                                rs.getBytes("phone") != null,
                                rs.getTimestamp("answered_at").toInstant(),
                                rs.getObject("answered_by", UUID.class)),
                ended == null ? null : ended.toInstant(),
                rs.getInt("version"));
    }
}
