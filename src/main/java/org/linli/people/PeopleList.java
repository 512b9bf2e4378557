package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Texts;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * People of the signed-in scope in walking order, the head of a household first; numbers are masked in the file too.
 */
@Component
class PeopleList implements ListKind<PeopleList.Row> {

    private final SearchStore searches;
    private final CardStore cards;
    private final AreaFilter areas;
    private final AreaLabels places;
    private final PersonCells cells;
    private final Texts texts;

    PeopleList(
            SearchStore searches,
            CardStore cards,
            AreaFilter areas,
            AreaLabels places,
            PersonCells cells,
            Texts texts) {
        this.searches = searches;
        this.cards = cards;
        this.areas = areas;
        this.places = places;
        this.cells = cells;
        this.texts = texts;
    }

    /**
     * @param found null until the page is complete
     * @param place where the household cell lies, in words
     */
    record Row(PersonId id, @Nullable PersonCard found, String place) {

        PersonCard card() {
            return Objects.requireNonNull(found);
        }
    }

    @Override
    public String key() {
        return "people";
    }

    @Override
    public String path() {
        return "/people";
    }

    @Override
    public String title() {
        return "people.title";
    }

    @Override
    public String empty() {
        return "people.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(People.EXPORT);
    }

    @Override
    public ListSql statement() {
        return searches.everybody();
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public boolean ofPeople() {
        return true;
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                of("people.field.name", PersonCard::name)
                        .as(row -> cells.named(row.card()))
                        .by(ListSort.rising("p.pinyin", "text")
                                .then("p.name", "text")
                                .throughout()),
                of("people.sex", cells::sex),
                ListColumn.<Row>number("people.age", row -> row.card().age())
                        .by(ListSort.rising("coalesce(date '2200-01-01' - p.born_on, 0)", "int")
                                .throughout()),
                filed(
                        "people.document.type",
                        card -> texts.of(card.documentType().messageKey())),
                of("people.field.document", PersonCard::document),
                of("people.field.phone", PersonCard::phone),
                ListColumn.of("people.area", Row::place).by(PeopleOrder.people()),
                of("people.address", PersonCard::address).as(row -> cells.housed(row.card())),
                filed(
                        "people.household.kind",
                        card -> texts.of(card.householdKind().key())),
                filed("people.field.relation", cells::relation),
                of("people.field.tags", cells::tags).as(row -> cells.tagged(row.card())),
                filed("people.presence", card -> cells.state(card)));
    }

    private static ListColumn<Row> of(String key, Function<PersonCard, @Nullable Object> value) {
        return ListColumn.of(key, row -> value.apply(row.card()));
    }

    private static ListColumn<Row> filed(String key, Function<PersonCard, @Nullable Object> value) {
        return ListColumn.filed(key, row -> value.apply(row.card()));
    }

    @Override
    public String order() {
        return "area";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "people.search", (text, sql) -> searches.find(text, areas.asked(sql), sql)),
                ListFilter.choice(
                        "tag",
                        "people.field.tags",
                        () -> Choice.allOr(
                                texts.of("people.tags.all"),
                                Arrays.stream(Tag.values()).map(tag -> new Choice(tag.code(), texts.of(tag.key())))),
                        (code, sql) -> Arrays.stream(Tag.values())
                                .filter(tag -> tag.code().equals(code))
                                .forEach(tag -> searches.tagged(tag, sql))),
                areas.of("p"),
                ListFilter.choice(
                                "presence",
                                "people.presence",
                                () -> Arrays.stream(Presence.values())
                                        .map(each -> new Choice(each.code(), texts.of(each.key())))
                                        .toList(),
                                (code, sql) -> SearchStore.present(Presence.asked(code), sql))
                        .otherwise(Presence.HERE.code()),
                ListFilter.tick("twice", "people.twice", (yes, sql) -> {
                    if (yes.equals("true")) {
                        SearchStore.twice(sql);
                    }
                }));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(new PersonId(rs.getObject("id", UUID.class)), null, "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> found = cards.find(rows.stream().map(Row::id).toList());
        Map<AreaPath, String> labels =
                places.labels(found.values().stream().map(PersonCard::path).toList(), LocaleContextHolder.getLocale());
        return found.values().stream()
                .map(card -> new Row(card.id(), card, labels.getOrDefault(card.path(), "")))
                .toList();
    }
}
