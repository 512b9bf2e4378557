package org.linli.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Places and what happened to them. */
@Repository
class PlaceStore {

    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or its name and address in the area. */
    boolean insert(Place place, byte @Nullable [] phone) {
        return with(place, jdbc.sql("""
                        insert into places.place (id, path, kind, name, market_id, address, operator, phone_sealed,
                                                  staff, licence, weekdays, opens, closes, lat, lng, since, until)
                        values (:id, :path, :kind, :name, :market, :address, :operator, :phone,
                                :staff, :licence, :weekdays, :opens, :closes, :lat, :lng, :since, :until)
                        on conflict do nothing
                        """))
                        .param("path", place.path().value())
                        .param("phone", phone)
                        .update()
                == 1;
    }

    /** False when somebody has changed it since that version. */
    boolean update(Place place) {
        return with(place, jdbc.sql("""
                        update places.place
                           set kind = :kind, name = :name, market_id = :market, address = :address,
                               operator = :operator, staff = :staff, licence = :licence, weekdays = :weekdays,
                               opens = :opens, closes = :closes, lat = :lat, lng = :lng, since = :since,
                               until = :until, version = version + 1
                         where id = :id and version = :version
                        """)).param("version", place.version()).update() == 1;
    }

    private static StatementSpec with(Place place, StatementSpec statement) {
        PlaceHours hours = place.hours();
        Position position = place.position();
        return statement
                .param("id", place.id())
                .param("kind", place.kind().code())
                .param("name", place.name())
                .param("market", place.market())
                .param("address", place.address())
                .param("operator", place.operator())
                .param("staff", place.staff())
                .param("licence", place.licence())
                .param("weekdays", hours == null ? new Integer[0] : weekdays(hours))
                .param("opens", hours == null ? null : hours.opens())
                .param("closes", hours == null ? null : hours.closes())
                .param("lat", position == null ? null : position.lat())
                .param("lng", position == null ? null : position.lng())
                .param("since", place.since())
                .param("until", place.until());
    }

    private static Integer[] weekdays(PlaceHours hours) {
        return hours.weekdays().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
    }

    void keepPhone(UUID place, byte @Nullable [] phone) {
        jdbc.sql("update places.place set phone_sealed = :phone where id = :id")
                .param("id", place)
                .param("phone", phone)
                .update();
    }

    Optional<Place> place(UUID id) {
        return jdbc.sql("select * from places.place where id = :id")
                .param("id", id)
                .query(PlaceStore::place)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Place> held(UUID id) {
        return jdbc.sql("select * from places.place where id = :id for update")
                .param("id", id)
                .query(PlaceStore::place)
                .optional();
    }

    /** Whether another place of the area has its name and address. */
    Optional<Place> named(AreaPath path, String name, String address) {
        return jdbc.sql("select * from places.place where path = :path and name = :name and address = :address")
                .param("path", path.value())
                .param("name", name)
                .param("address", address)
                .query(PlaceStore::place)
                .optional();
    }

    /** The markets of an area and below it that are not over, by name. */
    List<Place> markets(AreaPath area, LocalDate today) {
        return jdbc.sql("""
                        select * from places.place
                         where kind = 'market' and path >= :path and path < :end and (until is null or until >= :today)
                         order by name, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("today", today)
                .query(PlaceStore::place)
                .list();
    }

    /** Those that are there on a day. */
    List<Place> there(LocalDate day) {
        return jdbc.sql("""
                        select * from places.place
                         where since <= :day and (until is null or until >= :day)
                         order by path, name, id
                        """).param("day", day).query(PlaceStore::place).list();
    }

    /** Those of one kind that are there, by name. */
    List<Place> ofKind(PlaceKind kind, LocalDate today) {
        return jdbc.sql("""
                        select * from places.place
                         where kind = :kind and (until is null or until >= :today)
                         order by name, id
                        """)
                .param("kind", kind.code())
                .param("today", today)
                .query(PlaceStore::place)
                .list();
    }

    /** Those of an area and below it without stalls, by name. */
    List<Place> within(AreaPath area, LocalDate today) {
        return jdbc.sql("""
                        select * from places.place
                         where kind <> 'stall' and path >= :path and path < :end
                           and (until is null or until >= :today)
                         order by name, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("today", today)
                .query(PlaceStore::place)
                .list();
    }

    /** The stalls of a market, by name. */
    List<Place> stalls(UUID market) {
        return jdbc.sql("select * from places.place where market_id = :market order by length(name), name, id")
                .param("market", market)
                .query(PlaceStore::place)
                .list();
    }

    /** Sealed, of those that have one. */
    Map<UUID, byte[]> phones(Collection<UUID> places) {
        return jdbc
                .sql("select id, phone_sealed from places.place where id = any(:ids) and phone_sealed is not null")
                .param("ids", places.toArray(UUID[]::new))
                .query((rs, n) -> Map.entry(rs.getObject("id", UUID.class), rs.getBytes("phone_sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void note(UUID id, Place place, PlaceEvent event) {
        jdbc.sql("""
                        insert into places.event (id, place_id, path, kind, details, at, by)
                        values (:id, :place, :path, :kind, :details, :at, :by)
                        """)
                .param("id", id)
                .param("place", place.id())
                .param("path", place.path().value())
                .param("kind", event.kind().code())
                .param("details", event.details().toArray(String[]::new))
                .param("at", Timestamp.from(event.at()))
                .param("by", event.by())
                .update();
    }

    /** What happened to a place, the latest first. */
    List<PlaceEvent> events(UUID place) {
        return jdbc.sql("select * from places.event where place_id = :place order by at desc, id desc")
                .param("place", place)
                .query((rs, n) -> new PlaceEvent(
                        PlaceEvent.Kind.of(rs.getString("kind")),
                        List.of((String[]) rs.getArray("details").getArray()),
                        rs.getTimestamp("at").toInstant(),
                        rs.getObject("by", UUID.class)))
                .list();
    }

    /** How many codes each of the places has had for its door, the present one too. */
    Map<UUID, Integer> doors(Collection<UUID> places) {
        return jdbc
                .sql("select id, door from places.place where id = any(:ids)")
                .param("ids", places.toArray(UUID[]::new))
                .query((rs, n) -> Map.entry(rs.getObject("id", UUID.class), rs.getInt("door")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void renewDoor(UUID place) {
        jdbc.sql("update places.place set door = door + 1 where id = :id")
                .param("id", place)
                .update();
    }

    static Place place(ResultSet rs, int row) throws SQLException {
        return new Place(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                PlaceKind.of(rs.getString("kind")).orElseThrow(),
                rs.getString("name"),
                rs.getObject("market_id", UUID.class),
                rs.getString("address"),
                rs.getString("operator"),
                rs.getObject("staff", Integer.class),
                rs.getString("licence"),
                hours(rs),
                rs.getObject("lat") == null ? null : new Position(rs.getDouble("lat"), rs.getDouble("lng")),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }

    private static @Nullable PlaceHours hours(ResultSet rs) throws SQLException {
        LocalTime opens = rs.getObject("opens", LocalTime.class);
        if (opens == null) {
            return null;
        }
        return new PlaceHours(
                Stream.of((Integer[]) rs.getArray("weekdays").getArray())
                        .map(DayOfWeek::of)
                        .collect(Collectors.toSet()),
                opens,
                rs.getObject("closes", LocalTime.class));
    }
}
