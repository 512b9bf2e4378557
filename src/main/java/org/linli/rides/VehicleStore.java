package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Cars as they stand. */
@Repository
class VehicleStore {

    private final JdbcClient jdbc;

    VehicleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken. */
    boolean insert(Vehicle vehicle, byte @Nullable [] phone) {
        return typed(jdbc.sql("""
                        insert into rides.vehicle (id, path, name, plate, seats, wheelchairs, begins, ends, place_id,
                                                   member_id, driver, phone_sealed, shielded, rest_from, rest_until,
                                                   rest_minutes, until)
                        values (:id, :path, :name, :plate, :seats, :wheelchairs, :begins, :ends, :place,
                                :member, :driver, :phone, :shielded, :restFrom, :restUntil,
                                :restMinutes, :until)
                        on conflict (id) do nothing
                        """), vehicle)
                        .param("path", vehicle.path().value())
                        .param("phone", phone)
                        .update()
                == 1;
    }

    /** False when it has changed since it was read; a number that is null stays as it is. */
    boolean update(Vehicle vehicle, byte @Nullable [] phone) {
        return typed(jdbc.sql("""
                        update rides.vehicle
                           set name = :name, plate = :plate, seats = :seats, wheelchairs = :wheelchairs,
                               begins = :begins, ends = :ends, place_id = :place, member_id = :member,
                               driver = :driver, phone_sealed = coalesce(cast(:phone as bytea), phone_sealed),
                               shielded = :shielded, rest_from = :restFrom, rest_until = :restUntil,
                               rest_minutes = :restMinutes, until = :until, version = version + 1
                         where id = :id and version = :version
                        """), vehicle)
                        .param("version", vehicle.version())
                        .param("phone", phone)
                        .update()
                == 1;
    }

    private static StatementSpec typed(StatementSpec sql, Vehicle vehicle) {
        Vehicle.Rest rest = vehicle.rest();
        return sql.param("id", vehicle.id())
                .param("name", vehicle.name())
                .param("plate", vehicle.plate())
                .param("seats", vehicle.seats())
                .param("wheelchairs", vehicle.wheelchairs())
                .param("begins", vehicle.begins())
                .param("ends", vehicle.ends())
                .param("place", vehicle.place())
                .param("member", vehicle.member())
                .param("driver", vehicle.driver())
                .param("shielded", vehicle.shielded())
                .param("restFrom", rest == null ? null : rest.from())
                .param("restUntil", rest == null ? null : rest.until())
                .param("restMinutes", rest == null ? null : rest.minutes())
                .param("until", vehicle.until());
    }

    Optional<Vehicle> find(UUID id) {
        return jdbc.sql("select * from rides.vehicle where id = :id")
                .param("id", id)
                .query(VehicleStore::vehicle)
                .optional();
    }

    /** Those of an area and below it that drive on a day, by name. */
    List<Vehicle> within(AreaPath area, LocalDate day) {
        return jdbc.sql("""
                        select *
                          from rides.vehicle
                         where path >= :path and path < :end and (until is null or until >= :day)
                         order by name, id
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("day", day)
                .query(VehicleStore::vehicle)
                .list();
    }

    /** Sealed, of those that have one. */
    Map<UUID, byte[]> phones(Collection<UUID> vehicles) {
        return jdbc
                .sql("select id, phone_sealed from rides.vehicle where id = any(:ids) and phone_sealed is not null")
                .param("ids", vehicles.toArray(UUID[]::new))
                .query((rs, n) -> Map.entry(rs.getObject("id", UUID.class), rs.getBytes("phone_sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Vehicle vehicle(ResultSet rs, int row) throws SQLException {
        LocalTime rest = rs.getObject("rest_from", LocalTime.class);
        return new Vehicle(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getString("name"),
                rs.getString("plate"),
                rs.getInt("seats"),
                rs.getInt("wheelchairs"),
                rs.getObject("begins", LocalTime.class),
                rs.getObject("ends", LocalTime.class),
                rs.getObject("place_id", UUID.class),
                rs.getObject("member_id", UUID.class),
                rs.getString("driver"),
                rs.getBoolean("shielded"),
                rest == null
                        ? null
                        : new Vehicle.Rest(
                                rest, rs.getObject("rest_until", LocalTime.class), rs.getInt("rest_minutes")),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }
}
