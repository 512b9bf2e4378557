package org.linli.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Passes, those that were taken back only when they are asked for. */
@Component
class PassList implements ListKind<PassList.Row> {

    private static final String GOOD = "good";
    private static final String ENDED = "ended";

    private final Places places;
    private final Texts texts;

    PassList(Places places, Texts texts) {
        this.places = places;
        this.texts = texts;
    }

    /** @param place its name */
    record Row(Pass pass, String place) {}

    @Override
    public String key() {
        return "passes";
    }

    @Override
    public String path() {
        return PassListPages.PATH;
    }

    @Override
    public String title() {
        return "gate.passes";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.empty();
    }

    @Override
    public ListSql statement() {
        return ListSql.of("s.*", "gate.pass s where true");
    }

    @Override
    public String id() {
        return "s.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("gate.pass.name", row -> row.pass().name())
                        .as(row -> ListCell.link(
                                row.pass().name(),
                                PassListPages.PATH + "/" + row.pass().id()))
                        .by(ListSort.rising("s.name", "text")),
                ListColumn.<Row>of(
                                "gate.pass.kind",
                                row -> texts.of(row.pass().kind().key()))
                        .by(ListSort.rising("s.kind", "text").then("s.name", "text")),
                ListColumn.<Row>of("gate.pass.detail", row -> row.pass().detail())
                        .by(ListSort.rising("s.detail", "text").then("s.name", "text")),
                ListColumn.of("gate.pass.number", row -> row.pass().number()),
                ListColumn.of("gate.pass.vehicle", row -> row.pass().vehicle()),
                ListColumn.of("gate.pass.origin", row -> row.pass().origin()),
                ListColumn.of("gate.entry.place", Row::place),
                ListColumn.<Row>of("gate.pass.state", row -> texts.of(state(row)))
                        .as(row -> row.pass().isGood()
                                ? ListCell.of(texts.of(state(row)))
                                : ListCell.mark(texts.of(state(row)), Tone.NOTED)));
    }

    private static String state(Row row) {
        return row.pass().isGood() ? "gate.pass.state.good" : "gate.pass.state.ended";
    }

    @Override
    public String order() {
        return "name";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q", "gate.pass.search", (text, sql) -> sql.and("""
                                strpos(s.name, :text) > 0 or strpos(s.detail, :text) > 0 or s.number = :text
                                or strpos(s.vehicle, :text) > 0
                                """).with("text", text)),
                ListFilter.choice(
                        "kind",
                        "gate.pass.kind",
                        this::kindChoices,
                        (kind, sql) -> sql.and("s.kind = :kind").with("kind", kind)),
                ListFilter.choice("state", "gate.pass.state", this::stateChoices, PassList::state)
                        .otherwise(GOOD));
    }

    private List<Choice> kindChoices() {
        return Choice.allOr(
                texts.of("gate.pass.kind.all"),
                Arrays.stream(PassKind.values()).map(kind -> new Choice(kind.code(), texts.of(kind.key()))));
    }

    private List<Choice> stateChoices() {
        return List.of(
                new Choice(GOOD, texts.of("gate.pass.state.good")),
                new Choice(ENDED, texts.of("gate.pass.state.ended")));
    }

    private static void state(String which, ListSql sql) {
        sql.and(which.equals(ENDED) ? "s.until is not null" : "s.until is null");
    }

    @Override
    public String empty() {
        return "gate.passes.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(PassStore.pass(rs, number), "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<UUID, String> names = rows.stream()
                .map(row -> row.pass().place())
                .distinct()
                .map(places::get)
                .collect(Collectors.toMap(Place::id, Place::name));
        return rows.stream()
                .map(row -> new Row(row.pass(), names.getOrDefault(row.pass().place(), "")))
                .toList();
    }
}
