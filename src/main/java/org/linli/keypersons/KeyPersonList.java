package org.linli.keypersons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.people.PeopleOrder;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** Key persons, those who must be met first on top. */
@Component
class KeyPersonList implements ListKind<KeyPersonList.Row> {

    private final AreaFilter areas;
    private final People people;
    private final KeyPersonOwners owners;
    private final KeyPersonSettings settings;
    private final KeyPersonWords words;
    private final Texts texts;
    private final BusinessClock clock;

    KeyPersonList(
            AreaFilter areas,
            People people,
            KeyPersonOwners owners,
            KeyPersonSettings settings,
            KeyPersonWords words,
            Texts texts,
            BusinessClock clock) {
        this.areas = areas;
        this.people = people;
        this.owners = owners;
        this.settings = settings;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param card null where nobody is in sight
     * @param metBy name of who met them last; null where nobody is known
     * @param owner name of who looks after them; empty where nobody does
     */
    record Row(
            KeyPerson who,
            @Nullable PersonCard card,
            @Nullable String metBy,
            String owner) {

        String name() {
            return card == null ? "—" : card.name();
        }

        String address() {
            return card == null ? "" : card.address();
        }
    }

    @Override
    public String key() {
        return "keypersons";
    }

    @Override
    public String path() {
        return KeyPersonPages.PATH;
    }

    @Override
    public String title() {
        return "keypersons.title";
    }

    @Override
    public String empty() {
        return "keypersons.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(KeyPersons.EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen(
                        "k",
                        ListSql.of(
                                "k.*",
                                "keypersons.key_person k left join people.card p on p.person_id = k.person_id"
                                        + " where k.ended_on is null"))
                .with("today", clock.today());
    }

    @Override
    public String id() {
        return "k.id";
    }

    @Override
    public String about() {
        return "k.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.of("keypersons.column.name", Row::name)
                        .as(row ->
                                ListCell.link(row.name(), "/people/" + row.who().person()))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>of("keypersons.column.reason", row -> words.reasons(row.who()))
                        .as(row -> words.marked(row.who())),
                ListColumn.of("keypersons.column.address", Row::address).by(PeopleOrder.ofCards("k")),
                ListColumn.of("keypersons.column.contact", this::met)
                        .as(row -> ListCell.of(words.contact(row.who(), row.metBy())))
                        .by(ListSort.rising("coalesce(k.contacted_at, timestamptz '1900-01-01Z')", "timestamptz")),
                ListColumn.<Row>filed("keypersons.column.met", row -> words.contact(row.who(), row.metBy())),
                ListColumn.<Row>of("keypersons.column.due", row -> row.who().dueOn())
                        .as(row -> words.dueMarked(row.who()))
                        .by(ListSort.rising("k.due_on", "date").then("k.path", "text")),
                ListColumn.of("keypersons.column.owner", Row::owner),
                ListColumn.<Row>filed(
                        "keypersons.column.since", row -> row.who().since()));
    }

    private @Nullable Object met(Row row) {
        KeyPerson.Contact contact = row.who().contact();
        return contact == null ? null : LocalDateTime.ofInstant(contact.at(), clock.zone());
    }

    @Override
    public String order() {
        return "due";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "keypersons.search", this::find),
                areas.of("k"),
                ListFilter.choice(
                        "reason",
                        "keypersons.column.reason",
                        () -> Choice.allOr(
                                texts.of("keypersons.reason.all"),
                                settings.counting().stream()
                                        .map(reason -> new Choice(reason.code(), words.reason(reason)))),
                        (code, sql) -> sql.and(":reason = any(k.reasons)").with("reason", code)),
                ListFilter.choice(
                        "due",
                        "keypersons.column.due",
                        () -> Choice.allOr(
                                texts.of("keypersons.due.all"),
                                Arrays.stream(Asked.values())
                                        .map(asked -> new Choice(asked.name(), texts.of(asked.key())))),
                        (name, sql) -> sql.and(Asked.valueOf(name).condition)));
    }

    /** When they must be met, as it is asked. */
    enum Asked {
        BY_TODAY("k.due_on <= :today"),
        OVERDUE("k.due_on < :today"),
        LATER("k.due_on > :today");

        private final String condition;

        Asked(String condition) {
            this.condition = condition;
        }

        String key() {
            return "keypersons.asked." + name().toLowerCase(Locale.ROOT);
        }
    }

    private void find(String text, ListSql sql) {
        sql.and(people.found(text, "k.person_id", """
                strpos(p.name, :text) > 0
                or strpos(coalesce(p.address, '') || coalesce(p.room, ''), :text) > 0
                   and coalesce(p.address, '') || coalesce(p.room, '') ~ :part
                """, sql));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(KeyPersonStore.keyPerson(rs, number), null, null, "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        List<KeyPerson> persons = rows.stream().map(Row::who).toList();
        Map<PersonId, PersonCard> cards =
                people.cards(persons.stream().map(KeyPerson::person).toList());
        KeyPersonOwners.Names names = owners.of(persons);
        return persons.stream()
                .map(who -> new Row(
                        who,
                        cards.get(who.person()),
                        names.met().get(who.id()),
                        names.owners().getOrDefault(who.id(), "")))
                .toList();
    }
}
