package org.linli.arrangements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Rooms and flats that are let, with whether they are free and what they are like. */
@Component
class RoomList implements ListKind<Room> {

    private final AreaFilter areas;
    private final Texts texts;

    RoomList(AreaFilter areas, Texts texts) {
        this.areas = areas;
        this.texts = texts;
    }

    @Override
    public String key() {
        return "rooms";
    }

    @Override
    public String path() {
        return "/rooms";
    }

    @Override
    public String title() {
        return "arrangements.rooms.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Territory.EXPORT_HOMES);
    }

    @Override
    public ListSql statement() {
        return areas.seen(
                "d",
                ListSql.of(
                        "d.*, a.name, coalesce(a.name_en, a.name) as name_en",
                        "(select " + Rooms.COLUMNS + ", d.rental_path, b.walk_order from " + Rooms.FROM
                                + " where d.rental) d left join territory.area a on a.path = d.path where true"));
    }

    @Override
    public String id() {
        return "d.id";
    }

    @Override
    public List<ListColumn<Room>> columns() {
        return List.of(
                ListColumn.of("territory.area", Room::area)
                        .as(room -> ListCell.link(
                                room.area(), "/area/" + room.path().slug()))
                        .by(ListSort.rising("d.path", "text")
                                .then("d.walk_order", "int")
                                .then("d.address", "text")
                                .then("d.room", "text")),
                ListColumn.of("territory.home.building", Room::address),
                ListColumn.<Room>of("territory.home.room", Room::room)
                        .as(room -> ListCell.link(named(room), "/rooms/" + room.id())),
                ListColumn.<Room>of("arrangements.rooms.state", room -> state(room.isFree()))
                        .as(room -> ListCell.mark(
                                state(room.isFree()), room.isFree() ? ListCell.Tone.GOOD : ListCell.Tone.CAREFUL)),
                ListColumn.of("arrangements.rooms.toilet", room -> said(room.ownToilet())),
                ListColumn.of("arrangements.rooms.ground", room -> said(room.groundFloor())),
                ListColumn.of("territory.home.landlord", Room::landlordName),
                ListColumn.of("arrangements.rooms.note", Room::note));
    }

    private String named(Room room) {
        return room.room().isEmpty() ? texts.of("arrangements.rooms.whole") : room.room();
    }

    private String state(boolean isFree) {
        return texts.of(isFree ? "arrangements.rooms.free" : "arrangements.rooms.occupied");
    }

    private String said(@Nullable Boolean yes) {
        return yes == null ? "–" : texts.of(yes ? "arrangements.yes" : "arrangements.no");
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "arrangements.rooms.search",
                        (typed, sql) -> sql.and("strpos(d.address || d.room, :text) > 0"
                                        + " or strpos(coalesce(d.landlord_name, ''), :text) > 0")
                                .with("text", typed.strip().replaceFirst("室$", ""))),
                areas.of("d"),
                ListFilter.choice(
                        "state",
                        "arrangements.rooms.state",
                        () -> Choice.allOr(
                                texts.of("arrangements.rooms.all"),
                                Stream.of(true, false)
                                        .map(free -> new Choice(free ? "free" : "occupied", state(free)))),
                        (state, sql) -> sql.and("d.is_free = :free").with("free", state.equals("free"))),
                ListFilter.tick("toilet", "arrangements.rooms.toilet", (yes, sql) -> sql.and("d.own_toilet")),
                ListFilter.tick("ground", "arrangements.rooms.ground", (yes, sql) -> sql.and("d.ground_floor")));
    }

    @Override
    public Room row(ResultSet rs, int number) throws SQLException {
        return new Room(
                new DwellingId(rs.getObject("id", UUID.class)),
                new AreaPath(rs.getString("path")),
                texts.choose(rs.getString("name"), rs.getString("name_en")),
                rs.getString("address"),
                rs.getString("room"),
                rs.getBoolean("is_free"),
                rs.getObject("own_toilet", Boolean.class),
                rs.getBoolean("ground_floor"),
                rs.getString("landlord_name"),
                rs.getString("note"));
    }
}
