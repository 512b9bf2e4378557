package org.linli.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** Places, those that are no more only when they are asked for. */
@Component
class PlaceList implements ListKind<PlaceList.Row> {

    private static final String NOW = "now";
    private static final String ENDED = "ended";
    private static final String ALL = "all";

    private final AreaNames names;
    private final AreaFilter areas;
    private final PlaceWords words;
    private final PlaceStates states;
    private final BusinessClock clock;
    private final Texts texts;

    PlaceList(
            AreaNames names, AreaFilter areas, PlaceWords words, PlaceStates states, BusinessClock clock, Texts texts) {
        this.names = names;
        this.areas = areas;
        this.words = words;
        this.states = states;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * A place.
     *
     * @param market name of the one that a stall stands in; else empty
     * @param area where it lies, in words
     * @param state how it stands now
     */
    record Row(Place place, String market, String area, String state) {}

    @Override
    public String key() {
        return "places";
    }

    @Override
    public String path() {
        return PlaceListPages.PATH;
    }

    @Override
    public String title() {
        return "place.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Places.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("p.*, m.name as market", """
                (select place.*, cast(null as text) as rental_path from places.place) p
                left join places.place m on m.id = p.market_id
                where true
                """).with("today", clock.today());
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("place.name", row -> row.place().name())
                        .as(row -> ListCell.link(
                                row.place().name(),
                                PlaceListPages.PATH + "/" + row.place().id()))
                        .by(ListSort.rising("p.name", "text")),
                ListColumn.<Row>of(
                                "place.kind", row -> texts.of(row.place().kind().key()))
                        .by(ListSort.rising("p.kind", "text").then("p.name", "text")),
                ListColumn.<Row>of("place.market", Row::market)
                        .by(ListSort.rising("coalesce(m.name, '')", "text").then("p.name", "text")),
                ListColumn.of("place.address", row -> row.place().address()),
                ListColumn.<Row>of("place.operator", row -> row.place().operator())
                        .by(ListSort.rising("p.operator", "text").then("p.name", "text")),
                ListColumn.of("place.hours", row -> words.hours(row.place().hours())),
                ListColumn.<Row>of("place.state", row -> texts.of(state(row)))
                        .as(row -> row.place().hasEnded(clock.today())
                                ? ListCell.mark(texts.of(state(row)), Tone.NOTED)
                                : row.state().equals("shut")
                                        ? ListCell.mark(texts.of(state(row)), Tone.DANGER)
                                        : ListCell.of(texts.of(state(row)))),
                ListColumn.of("place.area", Row::area)
                        .by(ListSort.rising("p.path", "text").then("p.name", "text")));
    }

    private static String state(Row row) {
        return "place.state." + row.state();
    }

    @Override
    public String order() {
        return "name";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q", "place.search", (text, sql) -> sql.and("""
                                strpos(p.name, :text) > 0 or strpos(p.operator, :text) > 0
                                or strpos(p.address, :text) > 0 or strpos(m.name, :text) > 0 or p.licence = :text
                                """).with("text", text)),
                areas.of("p"),
                ListFilter.choice(
                        "kind",
                        "place.kind",
                        this::kindChoices,
                        (kind, sql) -> sql.and("p.kind = :kind").with("kind", kind)),
                ListFilter.choice("there", "place.there", this::thereChoices, PlaceList::there)
                        .otherwise(NOW));
    }

    private List<Choice> thereChoices() {
        return List.of(
                new Choice(NOW, texts.of("place.there.now")),
                new Choice(ENDED, texts.of("place.there.ended")),
                new Choice(ALL, texts.of("place.there.all")));
    }

    private static void there(String which, ListSql sql) {
        switch (which) {
            case ENDED -> sql.and("p.until < cast(:today as date)");
            case NOW -> sql.and("p.until is null or p.until >= cast(:today as date)");
            default -> {}
        }
    }

    private List<Choice> kindChoices() {
        return Choice.allOr(
                texts.of("place.kind.all"),
                Arrays.stream(PlaceKind.values()).map(kind -> new Choice(kind.code(), texts.of(kind.key()))));
    }

    @Override
    public String empty() {
        return "place.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(PlaceStore.place(rs, number), Objects.requireNonNullElse(rs.getString("market"), ""), "", "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> known =
                names.of(rows.stream().map(row -> row.place().path()).distinct().toList());
        PlaceStates.Now now = states.now();
        return rows.stream()
                .map(row -> new Row(
                        row.place(),
                        row.market(),
                        known.getOrDefault(row.place().path(), ""),
                        now.of(row.place())))
                .toList();
    }
}
