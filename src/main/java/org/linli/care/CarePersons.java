package org.linli.care;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the lists of care say of somebody and by what they find them; {@code m} is the measure, {@code p} the person's
 * card.
 */
@Component
class CarePersons {

    /** Joins the card of whom a measure is about. */
    static final String CARDS = "left join people.card p on p.person_id = m.person_id";

    /** Measures with the cards of whom they are about. */
    private static final String MEASURES = "care.measure m " + CARDS;

    private final JdbcClient jdbc;
    private final People people;
    private final AreaNames places;
    private final AreaFilter areas;
    private final MeasureWording inWords;
    private final Texts texts;

    CarePersons(
            JdbcClient jdbc, People people, AreaNames places, AreaFilter areas, MeasureWording inWords, Texts texts) {
        this.jdbc = jdbc;
        this.people = people;
        this.places = places;
        this.areas = areas;
        this.inWords = inWords;
        this.texts = texts;
    }

    /** Measures of the signed-in scope with the cards of whom they are about, for conditions to be added. */
    ListSql measures(String select, String joins) {
        return areas.seen("m", ListSql.of(select, MEASURES + joins + " where true"));
    }

    /** Those of one page with their cards and places. */
    Map<MeasureId, CarePerson> completed(Stream<CarePerson> persons) {
        List<CarePerson> all = persons.toList();
        Map<PersonId, PersonCard> cards =
                people.cards(all.stream().map(CarePerson::id).distinct().toList());
        Map<AreaPath, String> named =
                places.of(all.stream().map(CarePerson::path).distinct().toList());
        return all.stream()
                .collect(Collectors.toMap(
                        CarePerson::measure,
                        each -> each.with(cards.get(each.id()), named.getOrDefault(each.path(), "")),
                        (one, same) -> one));
    }

    /** Who and where they are and what they are under, with which each list begins. */
    <R> Stream<ListColumn<R>> columns(Function<R, CarePerson> who) {
        return Stream.of(
                ListColumn.<R>of("care.column.name", row -> who.apply(row).of(PersonCard::name))
                        .as(row -> named(who.apply(row)))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.filed("care.column.document", row -> who.apply(row).of(PersonCard::document)),
                ListColumn.filed("care.column.phone", row -> who.apply(row).of(PersonCard::phone)),
                ListColumn.<R>of("care.column.address", row -> who.apply(row).of(PersonCard::address))
                        .by(walking()),
                ListColumn.filed("care.column.area", row -> who.apply(row).place()),
                ListColumn.<R>of(
                                "care.column.protocol",
                                row -> inWords.protocol(who.apply(row).protocol()))
                        .as(row -> under(who.apply(row)))
                        .by(ListSort.rising("m.protocol", "text")));
    }

    private static ListCell named(CarePerson person) {
        PersonCard card = person.card();
        return ListCell.link(card == null ? "—" : card.name(), "/care/" + person.measure());
    }

    private ListCell under(CarePerson person) {
        ListCell cell = ListCell.mark(inWords.protocol(person.protocol()), Tone.NOTED);
        return person.drill() ? cell.marked(texts.of("care.drill"), Tone.CAREFUL) : cell;
    }

    /** The order in which somebody walks from door to door. */
    static ListSort walking() {
        return ListSort.rising("m.path", "text")
                .then("coalesce(p.building_order, -1)", "int")
                .then("coalesce(p.address, '')", "text")
                .then("coalesce(p.room_order, -1)", "int")
                .then("coalesce(p.room, '')", "text");
    }

    /** By who they are, where they are and what they are under. */
    Stream<ListFilter> filters() {
        return Stream.of(
                ListFilter.search("q", "care.search", this::find),
                areas.of("m"),
                ListFilter.choice(
                                "protocol",
                                "care.protocol",
                                this::protocols,
                                (code, sql) -> sql.and("m.protocol = :protocol").with("protocol", code))
                        .beyond(inWords::isProtocol, code -> code));
    }

    private void find(String text, ListSql sql) {
        sql.and(people.found(text, "m.person_id", """
                strpos(p.name, :text) > 0
                or strpos(coalesce(p.address, '') || coalesce(p.room, ''), :text) > 0
                   and coalesce(p.address, '') || coalesce(p.room, '') ~ :part
                """, sql));
    }

    /** Those that anybody in scope is or was under. */
    private List<Choice> protocols() {
        List<String> codes = jdbc.sql("""
                        with recursive known (code) as (
                            select min(protocol) from care.measure where protocol > :none
                             union all
                            select (select min(protocol) from care.measure where protocol > code)
                              from known
                             where code is not null)
                        select code from known where code is not null order by code
                        """).param("none", "").query(String.class).list();
        return Choice.allOr(
                texts.of("care.all.protocols"), codes.stream().map(code -> new Choice(code, inWords.protocol(code))));
    }
}
