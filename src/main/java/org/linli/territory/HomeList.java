package org.linli.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.access.Sealing;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** Homes of the signed-in scope in walking order, with who lets them; numbers are masked in the file too. */
@Component
class HomeList implements ListKind<HomeRow> {

    private final AreaFilter areas;
    private final HomeSearch homes;
    private final Sealing sealing;
    private final Texts texts;

    HomeList(AreaFilter areas, HomeSearch homes, Sealing sealing, Texts texts) {
        this.areas = areas;
        this.homes = homes;
        this.sealing = sealing;
        this.texts = texts;
    }

    @Override
    public String key() {
        return "homes";
    }

    @Override
    public String path() {
        return "/homes";
    }

    @Override
    public String title() {
        return "territory.figure.homes";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Territory.EXPORT_HOMES);
    }

    @Override
    public ListSql statement() {
        return areas.seen("d", ListSql.of("""
                        d.id, d.path, a.name, coalesce(a.name_en, a.name) as name_en, b.address, d.room,
                        b.landlord_name, b.landlord_phone_sealed, d.rental
                        """, """
                        territory.dwelling d
                          left join territory.building b on b.id = d.building_id
                          left join territory.area a on a.path = d.path
                         where true
                        """));
    }

    @Override
    public String id() {
        return "d.id";
    }

    @Override
    public List<ListColumn<HomeRow>> columns() {
        return List.of(
                ListColumn.of("territory.area", HomeRow::area)
                        .as(home -> ListCell.link(
                                home.area(), "/area/" + home.path().slug()))
                        .by(ListSort.rising("d.path", "text")
                                .then("b.walk_order", "int")
                                .then("b.address", "text")
                                .then("d.walk_order", "int")
                                .then("d.room", "text")),
                ListColumn.of("territory.home.building", HomeRow::address),
                ListColumn.of("territory.home.room", HomeRow::room),
                ListColumn.<HomeRow>of("territory.home.rental", home -> let(home.rental()))
                        .as(home -> ListCell.mark(
                                let(home.rental()), home.rental() ? ListCell.Tone.CAREFUL : ListCell.Tone.GOOD)),
                ListColumn.of("territory.home.landlord", HomeRow::landlordName)
                        .by(ListSort.rising("coalesce(b.landlord_name, '')", "text")),
                ListColumn.of("territory.home.phone", HomeRow::phone));
    }

    private String let(boolean rental) {
        return texts.of(rental ? "territory.home.let" : "territory.home.own");
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "territory.homes.search", this::found),
                areas.of("d"),
                ListFilter.choice(
                        "rental",
                        "territory.home.rental",
                        () -> Choice.allOr(
                                texts.of("territory.homes.all"),
                                Stream.of(true, false)
                                        .map(rental -> new Choice(Boolean.toString(rental), let(rental)))),
                        (rental, sql) -> sql.and("d.rental = :rental").with("rental", rental.equals("true"))));
    }

    /** By part of the address, a room (60号202), the landlord's name, or their number or its last four digits. */
    private void found(String typed, ListSql sql) {
        String text = HomeAddress.fold(typed).replaceFirst("室$", "");
        var ways = new ArrayList<String>();
        if (homes.byAddress(text, null).orElse(null) instanceof UUID[] few) {
            ways.add("d.id = any(:few)");
            sql.with("few", few);
        } else {
            ways.add("strpos(b.address || d.room, :text) > 0 and b.address || d.room ~ :part");
        }
        if (text.codePoints().noneMatch(Character::isDigit)) {
            ways.add("strpos(b.landlord_name, :text) > 0");
        }
        if (text.matches("\\d{4}")) {
            ways.add("b.landlord_phone_tail_hash = :tail");
            sql.with("tail", sealing.hash("phone-tail", text));
        }
        if (text.matches("\\d{11}")) {
            ways.add("b.landlord_phone_hash = :phone");
            sql.with("phone", sealing.hash("phone", text));
        }
        sql.and(String.join(" or ", ways)).with("text", text).with("part", WrittenText.partOfAddress(text));
    }

    @Override
    public HomeRow row(ResultSet rs, int number) throws SQLException {
        byte[] sealed = rs.getBytes("landlord_phone_sealed");
        return new HomeRow(
                new DwellingId(rs.getObject("id", UUID.class)),
                new AreaPath(rs.getString("path")),
                texts.choose(rs.getString("name"), rs.getString("name_en")),
                rs.getString("address"),
                rs.getString("room"),
                rs.getString("landlord_name"),
                sealed == null ? null : HomeRow.mask(sealing.open("phone", sealed)),
                rs.getBoolean("rental"));
    }
}
