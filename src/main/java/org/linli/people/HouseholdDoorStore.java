package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.people.HouseholdDoor.Reached;
import org.linli.territory.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where households live and under which numbers they are called, for many at once. */
@Repository
class HouseholdDoorStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;

    HouseholdDoorStore(JdbcClient jdbc, NumberSeals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /**
     * Who is there and how they are reached.
     *
     * @param noted whether what is noted about the home is told
     */
    record There(List<PersonCard> members, Map<PersonId, Reached> numbers, boolean noted) {}

    List<HouseholdDoor> doors(Collection<HouseholdId> ids, Function<HouseholdId, There> there) {
        return jdbc.sql("""
                        select h.id, h.path, h.note, t.building_id, t.address, t.room, t.building_order, t.room_order,
                               t.lat, t.lng
                          from people.household h
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where h.id = any(:ids)
                        """)
                .param("ids", ids.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query((rs, row) -> door(rs, there))
                .list();
    }

    private static HouseholdDoor door(ResultSet rs, Function<HouseholdId, There> there) throws SQLException {
        var id = new HouseholdId(rs.getObject("id", UUID.class));
        There who = there.apply(id);
        return new HouseholdDoor(
                id,
                new AreaPath(rs.getString("path")),
                rs.getObject("building_id", UUID.class),
                Optional.ofNullable(rs.getString("address")).orElse(""),
                Optional.ofNullable(rs.getString("room")).orElse(""),
                rs.getObject("building_order", Integer.class),
                rs.getObject("room_order", Integer.class),
                position(rs.getObject("lat", Double.class), rs.getObject("lng", Double.class)),
                who.noted() ? Optional.ofNullable(rs.getString("note")).orElse("") : "",
                who.members(),
                who.numbers());
    }

    private static @Nullable Position position(@Nullable Double lat, @Nullable Double lng) {
        return lat == null || lng == null ? null : new Position(lat, lng);
    }

    /** The first number of each; whoever has none is left out. */
    Map<PersonId, Phone> phones(Collection<PersonId> people) {
        Map<PersonId, Phone> phones = new HashMap<>();
        jdbc.sql("""
                        select distinct on (person_id) person_id, sealed
                          from people.contact_point
                         where person_id = any(:people) and ended_on is null and kind in ('mobile', 'landline')
                         order by person_id, rank, id
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((rs, row) -> phones.put(
                        new PersonId(rs.getObject("person_id", UUID.class)), seals.openPhone(rs.getBytes("sealed"))))
                .list();
        return phones;
    }
}
