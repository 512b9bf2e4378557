package org.linli.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
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

/** What the stores have, each good of each; what is short is marked. */
@Component
class StockList implements ListKind<StockList.Row> {

    private final Stock stock;
    private final AreaNames names;
    private final AreaFilter areas;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;

    StockList(Stock stock, AreaNames names, AreaFilter areas, BusinessClock clock, Dates dates, Texts texts) {
        this.stock = stock;
        this.names = names;
        this.areas = areas;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
    }

    /**
     * A good of a store.
     *
     * @param place the store's area in words
     */
    record Row(UUID storeroom, String store, AreaPath path, Stock.Line line, Instant movedAt, String place) {}

    @Override
    public String key() {
        return "supplies";
    }

    @Override
    public String path() {
        return "/supplies";
    }

    @Override
    public String title() {
        return "supplies.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Stock.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("s.id, s.storeroom_id, r.name as store, r.path, s.quantity, s.moved_at, g.*", """
                supplies.stock s
                join (select id, path, cast(null as text) as rental_path, name from supplies.storeroom) r
                  on r.id = s.storeroom_id
                join supplies.good g on g.code = s.good
                where true
                """);
    }

    @Override
    public String id() {
        return "s.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of(
                                "supplies.stock.good",
                                row -> stock.named(row.line().good()))
                        .by(ListSort.rising("g.sort", "int").then("g.code", "text")),
                ListColumn.<Row>number(
                                "supplies.stock.quantity", row -> row.line().quantity())
                        .as(this::quantity)
                        .by(ListSort.rising("s.quantity", "bigint")),
                ListColumn.<Row>filed(
                        "supplies.stock.unit", row -> stock.unit(row.line().good())),
                ListColumn.<Row>number(
                                "supplies.stock.minimum",
                                row -> row.line().good().minimum())
                        .by(ListSort.rising("g.minimum", "int")),
                ListColumn.<Row>of("supplies.stock.store", Row::store)
                        .as(row -> ListCell.link(row.store(), "/supplies/stores/" + row.storeroom()))
                        .by(ListSort.rising("r.path", "text")
                                .then("r.name", "text")
                                .then("g.sort", "int")),
                ListColumn.of("supplies.stock.area", Row::place),
                ListColumn.<Row>of("supplies.stock.moved", row -> LocalDateTime.ofInstant(row.movedAt(), clock.zone()))
                        .as(row -> ListCell.of(dates.moment(row.movedAt())))
                        .by(ListSort.falling("s.moved_at", "timestamptz")));
    }

    private ListCell quantity(Row row) {
        ListCell cell = ListCell.of(texts.of(
                "supplies.quantity",
                Integer.toString(row.line().quantity()),
                stock.unit(row.line().good())));
        return row.line().isLow() ? cell.marked(texts.of("supplies.stock.low"), Tone.DANGER) : cell;
    }

    @Override
    public String order() {
        return "store";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q", "supplies.search", (text, sql) -> sql.and("""
                                        strpos(g.name_zh, :text) > 0
                                        or strpos(lower(g.name_en), lower(:text)) > 0
                                        or strpos(r.name, :text) > 0
                                        """).with("text", text)),
                areas.of("r"),
                ListFilter.choice(
                        "store",
                        "supplies.stock.store",
                        this::stores,
                        (store, sql) -> sql.and("r.id = :store").with("store", UUID.fromString(store))),
                ListFilter.tick("low", "supplies.stock.low.only", (yes, sql) -> sql.and("s.quantity < g.minimum")));
    }

    private List<Choice> stores() {
        return Choice.allOr(
                texts.of("supplies.store.all"),
                stock.storerooms().stream().map(room -> new Choice(room.id().toString(), room.name())));
    }

    @Override
    public String empty() {
        return "supplies.stock.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("storeroom_id", UUID.class),
                rs.getString("store"),
                new AreaPath(rs.getString("path")),
                new Stock.Line(StockStore.good(rs, number), rs.getInt("quantity")),
                rs.getTimestamp("moved_at").toInstant(),
                "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> places =
                names.of(rows.stream().map(Row::path).distinct().toList());
        return rows.stream()
                .map(row -> new Row(
                        row.storeroom(),
                        row.store(),
                        row.path(),
                        row.line(),
                        row.movedAt(),
                        Objects.requireNonNullElse(places.get(row.path()), "")))
                .toList();
    }
}
