package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Households of the signed-in scope that are lived in, in walking order. */
@Component
class HouseholdList implements ListKind<HouseholdList.Row> {

    private final AreaFilter areas;
    private final AreaLabels places;
    private final Texts texts;

    HouseholdList(AreaFilter areas, AreaLabels places, Texts texts) {
        this.areas = areas;
        this.places = places;
        this.texts = texts;
    }

    /** @param place where the household cell lies, in words */
    record Row(HouseholdRow household, String place) {}

    @Override
    public String key() {
        return "households";
    }

    @Override
    public String path() {
        return "/households";
    }

    @Override
    public String title() {
        return "people.households";
    }

    @Override
    public String empty() {
        return "people.households.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(People.EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen("h", Households.lived());
    }

    @Override
    public String id() {
        return "h.id";
    }

    @Override
    public boolean ofPeople() {
        return true;
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("people.head", row -> row.household().head())
                        .as(row -> ListCell.link(
                                Optional.ofNullable(row.household().head())
                                        .orElseGet(() -> texts.of("people.head.none")),
                                "/households/" + row.household().id()))
                        .by(ListSort.rising("coalesce(p.pinyin, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>number("people.members", row -> row.household().members())
                        .by(ListSort.falling(Households.MEMBERS, "bigint")),
                ListColumn.of("people.area", Row::place).by(PeopleOrder.walking("h")),
                ListColumn.<Row>of("people.address", row -> row.household().address()),
                ListColumn.<Row>of("people.household.kind", row -> kind(row.household()))
                        .as(row -> ListCell.mark(
                                kind(row.household()),
                                row.household().kind() == HouseholdKind.TENANT
                                        ? ListCell.Tone.CAREFUL
                                        : ListCell.Tone.GOOD)));
    }

    @Override
    public String order() {
        return "area";
    }

    private String kind(HouseholdRow household) {
        return texts.of(household.kind().key());
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                areas.of("h"),
                ListFilter.choice(
                        "kind",
                        "people.household.kind",
                        this::kinds,
                        (kind, sql) -> sql.and("h.kind = :kind").with("kind", kind)));
    }

    private List<Choice> kinds() {
        return Choice.allOr(
                texts.of("people.household.kind.all"),
                Arrays.stream(HouseholdKind.values()).map(kind -> new Choice(kind.code(), texts.of(kind.key()))));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(Households.row(rs, number), "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> labels = places.labels(
                rows.stream().map(row -> row.household().path()).toList(), LocaleContextHolder.getLocale());
        return rows.stream()
                .map(row -> new Row(
                        row.household(), labels.getOrDefault(row.household().path(), "")))
                .toList();
    }
}
