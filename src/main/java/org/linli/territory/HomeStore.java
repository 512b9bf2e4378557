package org.linli.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of buildings and dwellings. */
@Repository
class HomeStore {

    private final JdbcClient jdbc;

    HomeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Dwelling> find(DwellingId id) {
        return jdbc.sql("""
                        select d.id, d.building_id, d.path, d.rental_path, b.address, d.room,
                               b.landlord_name, d.rental, d.version
                          from territory.dwelling d
                          join territory.building b on b.id = d.building_id
                         where d.id = :id
                        """).param("id", id.value()).query(HomeStore::dwelling).optional();
    }

    Map<DwellingId, Dwelling> findAll(Collection<DwellingId> ids) {
        Map<DwellingId, Dwelling> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select d.id, d.building_id, d.path, d.rental_path, b.address, d.room,
                                   b.landlord_name, d.rental, d.version
                              from territory.dwelling d
                              join territory.building b on b.id = d.building_id
                             where d.id = any(:ids)
                            """)
                    .param("ids", ids.stream().map(DwellingId::value).toArray(UUID[]::new))
                    .query(HomeStore::dwelling)
                    .list()
                    .forEach(d -> found.put(d.id(), d));
        }
        return found;
    }

    Optional<Building> find(BuildingId id) {
        return jdbc.sql("""
                        select id, path, rental_path, address, lat, lng, walk_order, landlord_name, rental, version
                          from territory.building
                         where id = :id
                        """).param("id", id.value()).query(HomeStore::building).optional();
    }

    /** Buildings of these addresses anywhere in the subtree. */
    List<Building> findBuildings(AreaPath area, Collection<String> addresses) {
        return jdbc.sql("""
                        select id, path, rental_path, address, lat, lng, walk_order, landlord_name, rental, version
                          from territory.building
                         where path >= :path and path < :end and address = any(:addresses)
                         order by path
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .param("addresses", addresses.toArray(String[]::new))
                .query(HomeStore::building)
                .list();
    }

    /**
     * A building with the home behind one of its doors.
     *
     * @param number of the door that was looked for, from 0
     * @param home null where the building has no such door yet
     */
    record Hit(int number, Building building, @Nullable Dwelling home) {}

    /** Buildings of the addresses at the places or anywhere under them, the highest first, with the homes meant. */
    List<Hit> find(List<HomeSettlement.Place> places) {
        return jdbc.sql("""
                        select w.number, b.id, b.path, b.rental_path, b.address, b.lat, b.lng, b.walk_order,
                               b.landlord_name, b.rental, b.version,
                               d.id as home, d.path as home_path, d.rental_path as home_rental_path, d.room,
                               d.rental as home_rental, d.version as home_version
                          from unnest(:paths, :ends, :addresses, :rooms)
                               with ordinality as w (path, path_end, address, room, number)
                          join territory.building b
                            on b.address = w.address
                           and b.path >= w.path collate "C" and b.path < w.path_end collate "C"
                          left join territory.dwelling d on d.building_id = b.id and d.room = w.room
                         order by w.number, b.path
                        """)
                .param("paths", texts(places, place -> place.site().place().value()))
                .param("ends", texts(places, place -> place.site().place().end()))
                .param("addresses", texts(places, place -> place.site().address()))
                .param("rooms", texts(places, HomeSettlement.Place::room))
                .query(HomeStore::hit)
                .list();
    }

    /** Buildings of a cell by either path, in walking order. */
    List<Building> buildings(AreaPath cell) {
        return jdbc.sql("""
                        select id, path, rental_path, address, lat, lng, walk_order, landlord_name, rental, version
                          from territory.building
                         where path = :path or rental_path = :path
                         order by path, walk_order, address
                        """)
                .param("path", cell.value())
                .query(HomeStore::building)
                .list();
    }

    /** Homes in these buildings behind doors of these numbers; more than were meant where several are asked for. */
    List<Dwelling> findDwellings(Collection<BuildingId> buildings, Collection<String> rooms) {
        return jdbc.sql("""
                        select d.id, d.building_id, d.path, d.rental_path, b.address, d.room,
                               b.landlord_name, d.rental, d.version
                          from territory.dwelling d
                          join territory.building b on b.id = d.building_id
                         where d.building_id = any(:buildings) and d.room = any(:rooms)
                        """)
                .param("buildings", ids(buildings))
                .param("rooms", rooms.toArray(String[]::new))
                .query(HomeStore::dwelling)
                .list();
    }

    /** A building that nobody has entered yet. */
    record NewBuilding(AreaPath cell, String address, int walkOrder, boolean rental) {}

    /**
     * Adds the buildings, except those of an address that stands in the cell already; answers with those added. All who
     * add some do so in the same order, so that no two wait for each other.
     */
    List<Building> insertBuildings(Collection<NewBuilding> buildings) {
        return jdbc.sql("""
                        insert into territory.building (id, path, address, walk_order, rental)
                        select * from unnest(:ids, :paths, :addresses, :walkOrders, :rentals)
                                      as n (id, path, address, walk_order, rental)
                         order by n.path collate "C", n.address collate "C"
                        on conflict (path, address) do nothing
                        returning id, path, rental_path, address, lat, lng, walk_order, landlord_name, rental, version
                        """)
                .param("ids", fresh(buildings.size()))
                .param("paths", texts(buildings, b -> b.cell().value()))
                .param("addresses", texts(buildings, NewBuilding::address))
                .param(
                        "walkOrders",
                        buildings.stream().map(NewBuilding::walkOrder).toArray(Integer[]::new))
                .param("rentals", buildings.stream().map(NewBuilding::rental).toArray(Boolean[]::new))
                .query(HomeStore::building)
                .list();
    }

    /** A home that nobody has entered yet. */
    record NewDwelling(BuildingId building, String room, int walkOrder, boolean rental) {}

    /** Adds the homes, with their buildings' paths, except rooms that are known already; answers with those added. */
    List<Dwelling> insertDwellings(Collection<NewDwelling> dwellings) {
        return jdbc.sql("""
                        with added as (
                            insert into territory.dwelling
                                   (id, building_id, path, rental_path, room, walk_order, rental)
                            select n.id, b.id, b.path, case when n.rental then b.rental_path end,
                                   n.room, n.walk_order, n.rental
                              from unnest(:ids, :buildings, :rooms, :walkOrders, :rentals)
                                   as n (id, building, room, walk_order, rental)
                              join territory.building b on b.id = n.building
                             order by n.building, n.room collate "C"
                            on conflict (building_id, room) do nothing
                            returning id, building_id, path, rental_path, room, rental, version)
                        select a.*, b.address, b.landlord_name
                          from added a
                          join territory.building b on b.id = a.building_id
                        """)
                .param("ids", fresh(dwellings.size()))
                .param(
                        "buildings",
                        ids(dwellings.stream().map(NewDwelling::building).toList()))
                .param("rooms", texts(dwellings, NewDwelling::room))
                .param(
                        "walkOrders",
                        dwellings.stream().map(NewDwelling::walkOrder).toArray(Integer[]::new))
                .param("rentals", dwellings.stream().map(NewDwelling::rental).toArray(Boolean[]::new))
                .query(HomeStore::dwelling)
                .list();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<BuildingId> buildings) {
        return buildings.stream().map(BuildingId::value).toArray(UUID[]::new);
    }

    private static UUID[] fresh(int count) {
        return Stream.generate(Ids::next).limit(count).toArray(UUID[]::new);
    }

    Set<BuildingId> inCell(AreaPath cell, Collection<BuildingId> wanted) {
        return jdbc.sql("select id from territory.building where path = :path and id = any(:ids) for update")
                .param("path", cell.value())
                .param("ids", wanted.stream().map(BuildingId::value).toArray(UUID[]::new))
                .query((rs, n) -> new BuildingId(rs.getObject("id", UUID.class)))
                .set();
    }

    long countBuildings(AreaPath cell) {
        return jdbc.sql("select count(*) from territory.building where path = :path")
                .param("path", cell.value())
                .query(Long.class)
                .single();
    }

    void move(Collection<BuildingId> buildings, AreaPath to) {
        UUID[] ids = buildings.stream().map(BuildingId::value).toArray(UUID[]::new);
        jdbc.sql("update territory.building set path = :path, version = version + 1 where id = any(:ids)")
                .param("path", to.value())
                .param("ids", ids)
                .update();
        jdbc.sql("update territory.dwelling set path = :path, version = version + 1 where building_id = any(:ids)")
                .param("path", to.value())
                .param("ids", ids)
                .update();
    }

    private static Hit hit(ResultSet rs, int row) throws SQLException {
        Building building = building(rs, row);
        UUID home = rs.getObject("home", UUID.class);
        String rental = rs.getString("home_rental_path");
        return new Hit(
                rs.getInt("number") - 1,
                building,
                home == null
                        ? null
                        : new Dwelling(
                                new DwellingId(home),
                                building.id(),
                                new AreaPath(rs.getString("home_path")),
                                AreaPath.read(rental),
                                building.address(),
                                rs.getString("room"),
                                building.landlordName(),
                                rs.getBoolean("home_rental"),
                                rs.getInt("home_version")));
    }

    private static Building building(ResultSet rs, int row) throws SQLException {
        double lat = rs.getDouble("lat");
        boolean known = !rs.wasNull();
        return new Building(
                new BuildingId(rs.getObject("id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getString("address"),
                known ? new Position(lat, rs.getDouble("lng")) : null,
                rs.getInt("walk_order"),
                rs.getString("landlord_name"),
                rs.getBoolean("rental"),
                rs.getInt("version"));
    }

    static Dwelling dwelling(ResultSet rs, int row) throws SQLException {
        return new Dwelling(
                new DwellingId(rs.getObject("id", UUID.class)),
                new BuildingId(rs.getObject("building_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getString("address"),
                rs.getString("room"),
                rs.getString("landlord_name"),
                rs.getBoolean("rental"),
                rs.getInt("version"));
    }
}
