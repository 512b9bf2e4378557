package org.linli.arrangements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.BuildingId;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rooms that landlords let: which are free, and what they are like. */
@Service
@Transactional
class Rooms {

    /** How many free rooms are named to whoever asks a landlord. */
    private static final int MOST_NAMED = 6;

    /** Rows of rooms that are let, with whether anybody lives there. */
    static final String COLUMNS = """
            d.id, d.path, b.address, d.room, b.landlord_name,
            not exists (select 1
                          from people.household h
                          join people.person p on p.household_id = h.id and p.left_on is null and p.died_on is null
                         where h.dwelling_id = d.id) as is_free,
            r.own_toilet, coalesce(r.ground_floor, d.room ~ '^1\\d\\d$') as ground_floor, coalesce(r.note, '') as note
            """;

    static final String FROM = """
            territory.dwelling d
              join territory.building b on b.id = d.building_id
              left join arrangements.room r on r.dwelling_id = d.id
            """;

    private final JdbcClient jdbc;
    private final Territory territory;
    private final Permissions permissions;

    Rooms(JdbcClient jdbc, Territory territory, Permissions permissions) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.permissions = permissions;
    }

    /** What is kept of a room; null is not known. */
    record Kept(@Nullable Boolean ownToilet, @Nullable Boolean groundFloor, String note) {

        static final Kept NOTHING = new Kept(null, null, "");
    }

    /** A free room, as whoever asks for it is told. */
    record Free(String room, boolean groundFloor, boolean ownToilet) {

        String words(Texts texts) {
            String key = "arrangements.room.words" + (groundFloor ? ".ground" : "") + (ownToilet ? ".toilet" : "");
            return texts.of(key, room);
        }
    }

    /** Free rooms of a building, ground floor and own toilet first, at most {@value #MOST_NAMED}. */
    @Transactional(readOnly = true)
    List<Free> free(BuildingId building) {
        return jdbc.sql("select room, own_toilet, ground_floor from (select " + COLUMNS + " from " + FROM + """
                                 where d.building_id = :building and d.rental) r
                         where is_free and room <> ''
                         order by ground_floor desc, own_toilet desc nulls last, room
                         limit :most
                        """)
                .param("building", building.value())
                .param("most", MOST_NAMED)
                .query((rs, row) ->
                        new Free(rs.getString("room"), rs.getBoolean("ground_floor"), rs.getBoolean("own_toilet")))
                .list();
    }

    @Transactional(readOnly = true)
    Kept kept(DwellingId id) {
        territory.dwelling(id);
        return jdbc.sql("select own_toilet, ground_floor, note from arrangements.room where dwelling_id = :id")
                .param("id", id.value())
                .query((rs, row) -> new Kept(
                        rs.getObject("own_toilet", Boolean.class),
                        rs.getObject("ground_floor", Boolean.class),
                        rs.getString("note")))
                .optional()
                .orElse(Kept.NOTHING);
    }

    /** Keeps what a room is like, in place of what was kept. */
    void keep(DwellingId id, Kept kept) {
        permissions.demand(Arrangements.DECIDE);
        Dwelling dwelling = territory.dwelling(id);
        if (!dwelling.rental()) {
            throw Refused.of("", "arrangements.rooms.not.let", dwelling.label());
        }
        if (kept.note().length() > Arrangement.LONGEST) {
            throw Refused.of("note", "arrangements.rooms.note", Arrangement.LONGEST);
        }
        jdbc.sql("""
                        insert into arrangements.room (dwelling_id, path, rental_path, own_toilet, ground_floor, note)
                        values (:id, :path, :rentalPath, :toilet, :ground, :note)
                        on conflict (dwelling_id) do update
                           set own_toilet = excluded.own_toilet, ground_floor = excluded.ground_floor,
                               note = excluded.note
                        """)
                .param("id", id.value())
                .param("path", dwelling.path().value())
                .param("rentalPath", AreaPath.written(dwelling.rentalPath()))
                .param("toilet", kept.ownToilet())
                .param("ground", kept.groundFloor())
                .param("note", kept.note().strip())
                .update();
    }
}
