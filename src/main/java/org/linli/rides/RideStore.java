package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.territory.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Rides as they stand. */
@Repository
class RideStore {

    private final JdbcClient jdbc;

    RideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see, or the way there has a way back. */
    boolean insert(Ride ride) {
        return asked(jdbc.sql("""
                        insert into rides.request (id, outward_id, person_id, household_id, path, rental_path, purpose,
                                                   from_kind, from_place_id, from_words, from_lat, from_lng,
                                                   to_kind, to_place_id, to_words, to_lat, to_lng,
                                                   earliest, latest, companions, wheelchair, alone, help, note,
                                                   asked_at, asked_by)
                        values (:id, :outward, :person, :household, :path, :rental, :purpose,
                                :fromKind, :fromPlace, :fromWords, :fromLat, :fromLng,
                                :toKind, :toPlace, :toWords, :toLat, :toLng,
                                :earliest, :latest, :companions, :wheelchair, :alone, :help, :note,
                                :askedAt, :askedBy)
                        on conflict do nothing
                        """), ride)
                        .param("outward", ride.outward())
                        .param("person", ride.person().value())
                        .param("household", ride.household().value())
                        .param("path", ride.path().value())
                        .param("rental", AreaPath.written(ride.rentalPath()))
                        .param("askedAt", Timestamp.from(ride.askedAt()))
                        .param("askedBy", ride.askedBy())
                        .update()
                == 1;
    }

    /** False when it has changed since it was read. */
    boolean update(Ride ride) {
        return asked(jdbc.sql("""
                        update rides.request
                           set purpose = :purpose, from_kind = :fromKind, from_place_id = :fromPlace,
                               from_words = :fromWords, from_lat = :fromLat, from_lng = :fromLng,
                               to_kind = :toKind, to_place_id = :toPlace, to_words = :toWords, to_lat = :toLat,
                               to_lng = :toLng, earliest = :earliest, latest = :latest, companions = :companions,
                               wheelchair = :wheelchair, alone = :alone, help = :help, note = :note,
                               version = version + 1
                         where id = :id and version = :version
                        """), ride).param("version", ride.version()).update() == 1;
    }

    private static StatementSpec asked(StatementSpec sql, Ride ride) {
        StatementSpec spec = sql.param("id", ride.id())
                .param("purpose", ride.purpose().code())
                .param("earliest", Timestamp.from(ride.earliest()))
                .param("latest", Timestamp.from(ride.latest()))
                .param("companions", ride.room().companions())
                .param("wheelchair", ride.room().wheelchair())
                .param("alone", ride.room().alone())
                .param("help", ride.room().help())
                .param("note", ride.note());
        return end(end(spec, "from", ride.from()), "to", ride.to());
    }

    private static StatementSpec end(StatementSpec sql, String name, RideEnd end) {
        Position at = end.position();
        return sql.param(name + "Kind", end.kind().code())
                .param(name + "Place", end.place())
                .param(name + "Words", end.words())
                .param(name + "Lat", at == null ? null : at.lat())
                .param(name + "Lng", at == null ? null : at.lng());
    }

    Optional<Ride> find(UUID id) {
        return jdbc.sql("select * from rides.request where id = :id")
                .param("id", id)
                .query(RideStore::ride)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Ride> lock(UUID id) {
        return jdbc.sql("select * from rides.request where id = :id for update")
                .param("id", id)
                .query(RideStore::ride)
                .optional();
    }

    Optional<Ride> back(UUID outward) {
        return jdbc.sql("select * from rides.request where outward_id = :outward")
                .param("outward", outward)
                .query(RideStore::ride)
                .optional();
    }

    /** Of a person, the latest first. */
    List<Ride> of(PersonId person, int most) {
        return jdbc.sql("""
                        select *
                          from rides.request
                         where person_id = :person
                         order by earliest desc, id desc
                         limit :most
                        """)
                .param("person", person.value())
                .param("most", most)
                .query(RideStore::ride)
                .list();
    }

    /** Of these people, in which nobody has got yet. */
    List<Ride> open(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select *
                          from rides.request
                         where person_id = any(:persons) and picked_at is null and missed is null
                           and withdrawn_at is null
                         order by id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(RideStore::ride)
                .list();
    }

    /** Those of these people who are to be at somewhere within a time, or were. */
    Set<UUID> driven(Collection<PersonId> persons, RidePurpose purpose, Instant from, Instant until) {
        return Set.copyOf(jdbc.sql("""
                        select distinct person_id
                          from rides.request
                         where person_id = any(:persons) and purpose = :purpose and outward_id is null
                           and latest >= :from and latest < :until
                           and withdrawn_at is null
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("purpose", purpose.code())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(UUID.class)
                .list());
    }

    /** Of an area, that begin within a time and have not come to an end, by begin. */
    List<Ride> ofDay(AreaPath area, Instant from, Instant until) {
        return jdbc.sql("""
                        select *
                          from rides.request
                         where path >= :path and path < :end
                           and coalesce(ready_at, earliest) >= :from and coalesce(ready_at, earliest) < :until
                           and set_down_at is null and missed is null and withdrawn_at is null
                         order by coalesce(ready_at, earliest), id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(RideStore::ride)
                .list();
    }

    /** Of an area, that begin within a time, by begin; those after another one, where it is given. */
    List<Ride> page(AreaPath area, Instant from, Instant until, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        select *
                          from rides.request
                         where path >= :path and path < :end
                           and coalesce(ready_at, earliest) >= :from and coalesce(ready_at, earliest) < :until
                           and (cast(:after as uuid) is null
                                or (coalesce(ready_at, earliest), id)
                                   > (select coalesce(a.ready_at, a.earliest), a.id
                                        from rides.request a
                                       where a.id = :after))
                         order by coalesce(ready_at, earliest), id
                         limit :most
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("after", after)
                .param("most", most)
                .query(RideStore::ride)
                .list();
    }

    /** Those in sight, by id. */
    Map<UUID, Ride> byId(Collection<UUID> ids) {
        return jdbc
                .sql("select * from rides.request where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(RideStore::ride)
                .list()
                .stream()
                .collect(Collectors.toMap(Ride::id, ride -> ride));
    }

    void move(UUID id, PersonMoved to) {
        jdbc.sql("""
                        update rides.request
                           set household_id = :household, path = :path, rental_path = :rental, version = version + 1
                         where id = :id
                        """)
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rental", AreaPath.written(to.rentalPath()))
                .param("id", id)
                .update();
    }

    /** Rides of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "rides.request", buildings);
    }

    void ready(UUID id, Instant at) {
        jdbc.sql("""
                        update rides.request
                           set ready_at = :at, missed = null, missed_at = null, version = version + 1
                         where id = :id
                        """).param("at", Timestamp.from(at)).param("id", id).update();
    }

    void notReady(UUID id) {
        jdbc.sql("update rides.request set ready_at = null, version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void withdraw(UUID id, Instant at) {
        jdbc.sql("update rides.request set withdrawn_at = :at, version = version + 1 where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** It is wanted again, and so is its way back. */
    void revive(UUID id) {
        jdbc.sql("""
                        update rides.request
                           set withdrawn_at = null, version = version + 1
                         where (id = :id or outward_id = :id) and withdrawn_at is not null
                        """).param("id", id).update();
    }

    static Ride ride(ResultSet rs, int row) throws SQLException {
        String missed = rs.getString("missed");
        return new Ride(
                rs.getObject("id", UUID.class),
                rs.getObject("outward_id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                RidePurpose.of(rs.getString("purpose")).orElseThrow(),
                end(rs, "from"),
                end(rs, "to"),
                Objects.requireNonNull(instant(rs, "earliest")),
                Objects.requireNonNull(instant(rs, "latest")),
                instant(rs, "ready_at"),
                new RideRoom(
                        rs.getInt("companions"),
                        rs.getBoolean("wheelchair"),
                        rs.getBoolean("alone"),
                        rs.getBoolean("help")),
                rs.getString("note"),
                Objects.requireNonNull(instant(rs, "asked_at")),
                rs.getObject("asked_by", UUID.class),
                instant(rs, "picked_at"),
                instant(rs, "set_down_at"),
                missed == null ? null : Ride.Missed.of(missed),
                instant(rs, "withdrawn_at"),
                rs.getInt("version"));
    }

    private static RideEnd end(ResultSet rs, String name) throws SQLException {
        Double lat = rs.getObject(name + "_lat", Double.class);
        Double lng = rs.getObject(name + "_lng", Double.class);
        return new RideEnd(
                RideEnd.Kind.of(rs.getString(name + "_kind")),
                rs.getObject(name + "_place_id", UUID.class),
                rs.getString(name + "_words"),
                lat == null || lng == null ? null : new Position(lat, lng));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
