package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.people.PeopleOrder;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListAction;
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

/** Elders who live here, with the dose that they are due for: who is to be asked, and what they answered. */
@Component
class DueList implements ListKind<DueList.Row> {

    static final String PATH = "/vaccination";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "vaccination.export";

    /** Who was asked about that dose is in question; an answer about an earlier one says nothing of it. */
    private static final String FROM = """
            people.card p
              left join vaccination.course c on c.person_id = p.person_id
              left join vaccination.obstacle o
                     on o.person_id = p.person_id and o.ended_at is null and (o.until is null or o.until >= :today)
              left join vaccination.invitation i
                     on i.person_id = p.person_id and i.is_last
                    and i.number = case when c.person_id is null then 1 else c.next end
             where p.left_on is null and p.died_on is null and p.born_on <= :elders
            """;

    private final AreaFilter areas;
    private final People people;
    private final VaccinationDayChoice days;
    private final DoseWords words;
    private final Texts texts;
    private final BusinessClock clock;

    DueList(
            AreaFilter areas,
            People people,
            VaccinationDayChoice days,
            DoseWords words,
            Texts texts,
            BusinessClock clock) {
        this.areas = areas;
        this.people = people;
        this.days = days;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param due null where nothing follows any more
     * @param obstacle null where nothing stands against it
     * @param asked whether they were asked about that dose
     * @param answer null while nobody has answered
     * @param needs what they said that they need to come
     * @param card null until the page is complete
     */
    record Row(
            PersonId person,
            @Nullable DoseDue due,
            @Nullable Obstacle obstacle,
            boolean asked,
            Invitation.@Nullable Answer answer,
            Set<Needed> needs,
            @Nullable PersonCard card) {

        Row with(@Nullable PersonCard found) {
            return new Row(person, due, obstacle, asked, answer, needs, found);
        }

        String name() {
            return card == null ? "—" : card.name();
        }
    }

    @Override
    public String key() {
        return "vaccination";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "vaccination.title";
    }

    @Override
    public String empty() {
        return "vaccination.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen("p", ListSql.of("""
                        p.person_id, c.next, c.is_booster, c.due_from, c.due_until, c.person_id as course_of,
                        o.id as obstacle_id, o.reason, o.until, o.found_on, o.entered_at,
                        i.id as invitation_id, i.answer, coalesce(i.needs, '{}') as needs
                        """, FROM))
                .with("today", clock.today())
                .with("elders", clock.today().minusYears(AgeBand.FIRST));
    }

    @Override
    public String id() {
        return "p.person_id";
    }

    @Override
    public String about() {
        return "p.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.of("vaccination.column.name", Row::name)
                        .as(row -> ListCell.link(row.name(), "/people/" + row.person()))
                        .by(ListSort.rising("p.initials", "text").then("p.name", "text")),
                ListColumn.<Row>number(
                                "vaccination.column.age",
                                row -> row.card() == null ? null : row.card().age())
                        .by(ListSort.rising("date '2200-01-01' - p.born_on", "int")),
                ListColumn.<Row>of(
                                "vaccination.column.address",
                                row -> row.card() == null ? "" : row.card().address())
                        .by(PeopleOrder.ofCards("p")),
                ListColumn.<Row>of(
                        "vaccination.column.phone",
                        row -> row.card() == null ? "" : row.card().phone()),
                ListColumn.<Row>of("vaccination.column.dose", row -> dose(row))
                        .as(row -> row.due() == null ? ListCell.of(dose(row)) : words.dueMarked(row.due())),
                ListColumn.<Row>of(
                                "vaccination.column.since",
                                row -> row.due() == null ? null : row.due().from())
                        .by(ListSort.rising("coalesce(c.due_from, date '1900-01-01')", "date")
                                .then("p.path", "text")),
                ListColumn.<Row>of("vaccination.column.answer", this::answer).as(this::answerMarked),
                ListColumn.<Row>of("vaccination.column.needs", row -> needs(row.needs())),
                ListColumn.<Row>of(
                        "vaccination.column.obstacle",
                        row -> row.obstacle() == null ? "" : words.obstacle(row.obstacle())));
    }

    private String dose(Row row) {
        DoseDue due = row.due();
        return due == null ? texts.of("vaccination.complete") : words.number(due.number(), due.isBooster());
    }

    String needs(Set<Needed> needs) {
        return needs.stream().sorted().map(need -> texts.of(need.key())).collect(Collectors.joining("、"));
    }

    private String answer(Row row) {
        Invitation.Answer answer = row.answer();
        if (answer == null) {
            return texts.of(row.asked() ? "vaccination.answer.asked" : "vaccination.answer.none");
        }
        return texts.of(answer.key());
    }

    private ListCell answerMarked(Row row) {
        Invitation.Answer answer = row.answer();
        if (answer == null) {
            return row.asked() ? ListCell.mark(answer(row), Tone.NOTED) : ListCell.of(answer(row));
        }
        return ListCell.mark(
                answer(row),
                switch (answer) {
                    case COMES -> Tone.GOOD;
                    case LATER -> Tone.CAREFUL;
                    case NO -> Tone.DANGER;
                });
    }

    @Override
    public String order() {
        return "address";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "vaccination.search", this::find),
                areas.of("p"),
                ListFilter.choice(
                                "state",
                                "vaccination.state",
                                () -> Arrays.stream(State.values())
                                        .map(state -> new Choice(state.name(), texts.of(state.key())))
                                        .toList(),
                                (name, sql) -> sql.and(State.valueOf(name).condition))
                        .otherwise(State.DUE.name()),
                ListFilter.choice(
                        "band",
                        "vaccination.band",
                        () -> Choice.allOr(
                                texts.of("vaccination.band.all"),
                                Arrays.stream(AgeBand.values())
                                        .map(band -> new Choice(band.code(), texts.of(band.key())))),
                        (code, sql) -> band(AgeBand.of(code).orElseThrow(), sql)),
                ListFilter.choice(
                        "dose",
                        "vaccination.column.dose",
                        () -> Choice.allOr(
                                texts.of("vaccination.dose.all"),
                                Stream.concat(
                                        Stream.of("1", "2", "3")
                                                .map(number -> new Choice(
                                                        number, words.number(Integer.parseInt(number), false))),
                                        Stream.of(new Choice("booster", texts.of("vaccination.booster"))))),
                        DueList::dose),
                ListFilter.choice(
                        "given",
                        "vaccination.given",
                        () -> Choice.allOr(
                                texts.of("vaccination.given.all"),
                                Arrays.stream(Given.values())
                                        .map(given -> new Choice(given.name(), texts.of(given.key())))),
                        (name, sql) -> sql.and(Given.valueOf(name).condition)),
                ListFilter.choice(
                        "answer",
                        "vaccination.column.answer",
                        () -> Choice.allOr(
                                texts.of("vaccination.answer.all"),
                                Arrays.stream(Asked.values())
                                        .map(asked -> new Choice(asked.name(), texts.of(asked.key())))),
                        (name, sql) -> sql.and(Asked.valueOf(name).condition)));
    }

    private void band(AgeBand band, ListSql sql) {
        sql.and("p.born_on >= :band_first and p.born_on <= :band_last")
                .with("band_first", band.firstBorn(clock.today()))
                .with("band_last", band.lastBorn(clock.today()));
    }

    private static void dose(String asked, ListSql sql) {
        if (asked.equals("booster")) {
            sql.and("c.is_booster");
        } else {
            sql.and("case when c.person_id is null then 1 else c.next end = :number"
                            + " and (c.person_id is null or not c.is_booster)")
                    .with("number", Integer.parseInt(asked));
        }
    }

    /** How it stands with somebody's next dose, as it is asked. */
    enum State {
        DUE("o.id is null and (c.person_id is null or c.due_from <= :today)"),
        LATE("o.id is null and c.due_until < :today"),
        SOON("o.id is null and c.due_from > :today"),
        EXCUSED("o.kind <> 'refused'"),
        REFUSED("o.kind = 'refused'"),
        COMPLETE("c.person_id is not null and c.next is null"),
        ALL("true");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        String key() {
            return "vaccination.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody has had, as it is asked. */
    enum Given {
        NONE("c.person_id is null"),
        PART("c.person_id is not null and c.next is not null and not c.is_booster"),
        COURSE("c.is_booster"),
        BOOSTER("c.person_id is not null and c.next is null");

        private final String condition;

        Given(String condition) {
            this.condition = condition;
        }

        String key() {
            return "vaccination.given." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What they answered, as it is asked. */
    enum Asked {
        NOT_ASKED("i.id is null"),
        OPEN("i.id is not null and i.answer is null"),
        COMES("i.answer = 'comes'"),
        LIFT("i.answer = 'comes' and 'lift' = any(i.needs)"),
        BESIDE("i.answer = 'comes' and 'beside' = any(i.needs)"),
        WHEELCHAIR("i.answer = 'comes' and 'wheelchair' = any(i.needs)"),
        LATER("i.answer = 'later'"),
        NO("i.answer = 'no'");

        private final String condition;

        Asked(String condition) {
            this.condition = condition;
        }

        String key() {
            return "vaccination.asked." + name().toLowerCase(Locale.ROOT);
        }
    }

    private void find(String text, ListSql sql) {
        sql.and(people.found(text, "p.person_id", """
                strpos(p.name, :text) > 0
                or strpos(coalesce(p.address, '') || coalesce(p.room, ''), :text) > 0
                   and coalesce(p.address, '') || coalesce(p.room, '') ~ :part
                """, sql));
    }

    @Override
    public List<ListAction> actions() {
        return List.of(inviting());
    }

    ListAction inviting() {
        return ListAction.of(PATH + "/invite", "vaccination.invite", Invitations.INVITE)
                .asking("day", "vaccination.invite.day", "vaccination.invite.nothing", days::open)
                .matching(Invitations.MOST, "vaccination.invite.sure");
    }

    @Override
    public String chosen(Row row) {
        return row.person().toString();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        PersonId person = PersonId.of(rs.getObject("person_id", UUID.class));
        String answer = rs.getString("answer");
        return new Row(
                person,
                due(rs),
                obstacle(rs, person),
                rs.getObject("invitation_id") != null,
                answer == null ? null : Invitation.Answer.valueOf(answer.toUpperCase(Locale.ROOT)),
                InvitationStore.needs(rs),
                null);
    }

    private static @Nullable DoseDue due(ResultSet rs) throws SQLException {
        if (rs.getObject("course_of") == null) {
            return DoseDue.FIRST;
        }
        return rs.getObject("next") == null
                ? null
                : new DoseDue(
                        rs.getInt("next"),
                        rs.getBoolean("is_booster"),
                        rs.getObject("due_from", LocalDate.class),
                        rs.getObject("due_until", LocalDate.class));
    }

    private static @Nullable Obstacle obstacle(ResultSet rs, PersonId person) throws SQLException {
        UUID id = rs.getObject("obstacle_id", UUID.class);
        return id == null
                ? null
                : new Obstacle(
                        id,
                        person.value(),
                        ObstacleReason.of(rs.getString("reason")).orElseThrow(),
                        "",
                        "",
                        rs.getObject("until", LocalDate.class),
                        "",
                        rs.getObject("found_on", LocalDate.class),
                        rs.getTimestamp("entered_at").toInstant(),
                        null,
                        null);
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> cards =
                people.cards(rows.stream().map(Row::person).toList());
        return rows.stream().map(row -> row.with(cards.get(row.person()))).toList();
    }
}
