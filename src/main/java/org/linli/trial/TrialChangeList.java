package org.linli.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Texts;
import org.linli.platform.list.ListAction;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.policy.Policies;
import org.linli.territory.AreaFilter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom drafts would decide otherwise, with what was chosen for them. */
@Component
class TrialChangeList implements ListKind<TrialChangeList.Row> {

    static final String PATH = "/policies/preview/changes";

    /** Each choice moves a measure by itself. */
    private static final int MOST_AT_ONCE = 500;

    /** How a question names that somebody is under nothing. */
    private static final String NOTHING = "none";

    private final JdbcClient jdbc;
    private final People people;
    private final Policies policies;
    private final AreaFilter areas;
    private final AreaNames places;
    private final Texts texts;

    TrialChangeList(
            JdbcClient jdbc, People people, Policies policies, AreaFilter areas, AreaNames places, Texts texts) {
        this.jdbc = jdbc;
        this.people = people;
        this.policies = policies;
        this.areas = areas;
        this.places = places;
        this.texts = texts;
    }

    /**
     * One of them.
     *
     * @param card null until the page is complete, and where whoever acts does not see the person
     * @param place where they are looked after, in words
     */
    record Row(
            UUID id,
            PersonId person,
            AreaPath path,
            String from,
            @Nullable LocalDate fromUntil,
            String to,
            @Nullable LocalDate toUntil,
            boolean released,
            TrialChange.Choice choice,
            @Nullable PersonCard card,
            String place) {}

    /** The address of those of a draft who change alike. */
    static String of(UUID draft, TrialChangeStore.Group group) {
        return PATH + "?draft=" + draft + "&from=" + asked(group.from()) + "&to=" + asked(group.to());
    }

    private static String asked(String code) {
        return code.isEmpty() ? NOTHING : URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    @Override
    public String key() {
        return "trial";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "trial.changes.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(TrialSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen("c", ListSql.of("c.*", """
                        trial.difference c
                          join trial.run r on r.id = c.run_id and r.state = 'done'
                          left join people.card p on p.person_id = c.person_id
                         where true"""));
    }

    @Override
    public String id() {
        return "c.id";
    }

    @Override
    public String about() {
        return "c.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("trial.column.name", row -> of(row.card()))
                        .as(row -> ListCell.link(of(row.card()), "/people/" + row.person()))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>of(
                                "trial.column.address",
                                row -> row.card() == null ? null : row.card().address())
                        .by(ListSort.rising("c.path", "text")
                                .then("coalesce(p.building_order, -1)", "int")
                                .then("coalesce(p.address, '')", "text")),
                ListColumn.filed("trial.column.area", Row::place),
                ListColumn.<Row>of("trial.column.from", row -> called(row.from()))
                        .by(ListSort.rising("c.from_protocol", "text")),
                ListColumn.<Row>of("trial.column.from.until", Row::fromUntil)
                        .by(ListSort.rising("coalesce(c.from_until, 'infinity')", "date")),
                ListColumn.<Row>of("trial.column.to", row -> called(row.to()))
                        .as(row -> row.released()
                                ? ListCell.mark(texts.of("trial.released"), ListCell.Tone.CAREFUL)
                                : ListCell.of(called(row.to())))
                        .by(ListSort.rising("c.to_protocol", "text")),
                ListColumn.<Row>of("trial.column.to.until", Row::toUntil)
                        .by(ListSort.rising("coalesce(c.to_until, '-infinity')", "date")),
                ListColumn.<Row>of(
                                "trial.column.choice",
                                row -> texts.of(row.choice().key()))
                        .as(row -> ListCell.mark(texts.of(row.choice().key()), tone(row.choice()))));
    }

    private static ListCell.Tone tone(TrialChange.Choice choice) {
        return choice == TrialChange.Choice.OPEN ? ListCell.Tone.CAREFUL : ListCell.Tone.NOTED;
    }

    private static String of(@Nullable PersonCard card) {
        return card == null ? "—" : card.name();
    }

    /** How a protocol is written, in the language of whoever reads. */
    private String called(String code) {
        return code.isEmpty()
                ? texts.of("trial.nothing")
                : policies.called(code).in(LocaleContextHolder.getLocale());
    }

    @Override
    public String order() {
        return "name";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "trial.search", this::find),
                ListFilter.choice(
                        "draft",
                        "trial.draft",
                        this::drafts,
                        (draft, sql) ->
                                sql.and("r.draft_id = cast(:draft as uuid)").with("draft", draft)),
                areas.of("c"),
                ListFilter.choice(
                        "from",
                        "trial.column.from",
                        () -> protocols("from_protocol", "trial.all.from"),
                        (code, sql) -> sql.and("c.from_protocol = :from_code")
                                .with("from_code", code.equals(NOTHING) ? "" : code)),
                ListFilter.choice(
                        "to",
                        "trial.column.to",
                        () -> protocols("to_protocol", "trial.all.to"),
                        (code, sql) ->
                                sql.and("c.to_protocol = :to_code").with("to_code", code.equals(NOTHING) ? "" : code)),
                ListFilter.choice(
                        "choice",
                        "trial.column.choice",
                        this::choices,
                        (choice, sql) -> sql.and("c.choice = :choice").with("choice", choice)),
                ListFilter.tick("released", "trial.released.only", (yes, sql) -> sql.and("c.released")));
    }

    private void find(String text, ListSql sql) {
        sql.and(people.found(text, "c.person_id", """
                strpos(p.name, :text) > 0
                or strpos(coalesce(p.address, '') || coalesce(p.room, ''), :text) > 0
                   and coalesce(p.address, '') || coalesce(p.room, '') ~ :part
                """, sql));
    }

    private List<Choice> drafts() {
        return Choice.allOr(
                texts.of("trial.all.drafts"),
                jdbc
                        .sql("select draft_id, version from trial.run where state = 'done' order by started_at desc")
                        .query((rs, n) -> new Choice(rs.getString("draft_id"), rs.getString("version")))
                        .list()
                        .stream());
    }

    private List<Choice> protocols(String column, String all) {
        return Choice.allOr(
                texts.of(all),
                jdbc
                        .sql("select distinct %1$s from trial.difference order by %1$s".formatted(column))
                        .query(String.class)
                        .list()
                        .stream()
                        .map(code -> new Choice(code.isEmpty() ? NOTHING : code, called(code))));
    }

    private List<Choice> choices() {
        return Choice.allOr(
                texts.of("trial.all.choices"),
                Arrays.stream(TrialChange.Choice.values())
                        .map(choice -> new Choice(choice.code(), texts.of(choice.key()))));
    }

    ListAction moving() {
        return ListAction.of(PATH + "/move", "trial.move", TrialMoves.MOVE).matching(MOST_AT_ONCE, "trial.move.sure");
    }

    ListAction keeping() {
        return ListAction.of(PATH + "/keep", "trial.keep", TrialMoves.MOVE).matching(MOST_AT_ONCE, "trial.keep.sure");
    }

    @Override
    public List<ListAction> actions() {
        return List.of(moving(), keeping());
    }

    @Override
    public String chosen(Row row) {
        return row.id().toString();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                rs.getString("from_protocol"),
                day(rs.getDate("from_until")),
                rs.getString("to_protocol"),
                day(rs.getDate("to_until")),
                rs.getBoolean("released"),
                TrialChange.Choice.valueOf(rs.getString("choice").toUpperCase(Locale.ROOT)),
                null,
                "");
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> cards =
                people.cards(rows.stream().map(Row::person).distinct().toList());
        Map<AreaPath, String> named =
                places.of(rows.stream().map(Row::path).distinct().toList());
        return rows.stream()
                .map(row -> new Row(
                        row.id(),
                        row.person(),
                        row.path(),
                        row.from(),
                        row.fromUntil(),
                        row.to(),
                        row.toUntil(),
                        row.released(),
                        row.choice(),
                        cards.get(row.person()),
                        named.getOrDefault(row.path(), "")))
                .toList();
    }
}
