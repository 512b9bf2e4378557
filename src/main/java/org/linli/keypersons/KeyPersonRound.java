package org.linli.keypersons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PeopleOrder;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who must be met by a day, building by building in walking order. */
@Component
class KeyPersonRound {

    private final JdbcClient jdbc;
    private final AreaFilter areas;

    KeyPersonRound(JdbcClient jdbc, AreaFilter areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    /**
     * Somebody at their door.
     *
     * @param address of the building; empty where only the cell is known
     * @param room empty where the building is a house of its own
     * @param lookIn the look-in that waits for them; null where somebody comes for something else
     */
    record Door(
            KeyPerson who,
            String name,
            String address,
            String room,
            @Nullable UUID lookIn) {}

    /** @param path the cell, by which two buildings of one address in two communities are told apart */
    record Building(AreaPath path, String address, List<Door> doors) {}

    private record Key(AreaPath path, String address) {}

    /**
     * @param area null for the signed-in scope
     * @param most so many people; who comes behind them is left out
     */
    @Transactional(readOnly = true)
    public List<Building> until(LocalDate day, @Nullable AreaPath area, int most) {
        ListSql sql = ListSql.of(
                        """
                        k.*, p.name, p.address, p.room,
                        (select t.id
                           from tasks.slot t
                          where t.source_id = k.id and t.kind = :kind and t.done_at is null and t.closed_at is null
                          order by t.due_from
                          limit 1) as look_in
                        """,
                        "keypersons.key_person k join people.card p on p.person_id = k.person_id"
                                + " where k.ended_on is null and k.due_on <= :day")
                .with("day", day)
                .with("kind", KeyPersonLookIn.KEY);
        if (area != null) {
            areas.within("k", area, sql);
        }
        List<String> keys =
                PeopleOrder.ofCards("k").keys().stream().map(ListSort.Key::sql).toList();
        List<Door> doors = jdbc.sql(sql.rows(" order by " + String.join(", ", keys) + ", k.id", " limit :most"))
                .params(sql.params())
                .param("most", most)
                .query(KeyPersonRound::door)
                .list();
        Map<Key, List<Door>> buildings = new LinkedHashMap<>();
        for (Door door : doors) {
            buildings
                    .computeIfAbsent(new Key(door.who().path(), door.address()), key -> new ArrayList<>())
                    .add(door);
        }
        return buildings.entrySet().stream()
                .map(entry -> new Building(entry.getKey().path(), entry.getKey().address(), entry.getValue()))
                .toList();
    }

    private static Door door(ResultSet rs, int row) throws SQLException {
        return new Door(
                KeyPersonStore.keyPerson(rs, row),
                rs.getString("name"),
                Objects.requireNonNullElse(rs.getString("address"), ""),
                Objects.requireNonNullElse(rs.getString("room"), ""),
                rs.getObject("look_in", UUID.class));
    }
}
