package org.linli.wellbeing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
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

/** Who is not well, since when, and when and by whom somebody last talked with them. It is not taken away as a file. */
@Component
class MoodStandingList implements ListKind<MoodStandingList.Row> {

    private static final String WORRYING = "WORRYING";
    private static final String ALL = "ALL";

    private final MoodStanding standing;
    private final AreaFilter areas;
    private final People people;
    private final Accounts accounts;
    private final Texts texts;
    private final Dates dates;

    MoodStandingList(
            MoodStanding standing, AreaFilter areas, People people, Accounts accounts, Texts texts, Dates dates) {
        this.standing = standing;
        this.areas = areas;
        this.people = people;
        this.accounts = accounts;
        this.texts = texts;
        this.dates = dates;
    }

    /**
     * How somebody is.
     *
     * @param since when they began not to be well; null while they are
     * @param talkedAt when somebody last talked with them; null for never
     * @param card null until the page is complete, and where whoever acts does not see the person
     * @param talker name of who talked; empty where nobody did
     */
    record Row(
            PersonId person,
            Mood mood,
            boolean isWorrying,
            Instant at,
            @Nullable Instant since,
            @Nullable Instant talkedAt,
            @Nullable UUID talkedBy,
            @Nullable PersonCard card,
            String talker) {

        String name() {
            return card == null ? "—" : card.name();
        }

        String address() {
            return card == null ? "" : card.address();
        }

        Row with(@Nullable PersonCard found, String who) {
            return new Row(person, mood, isWorrying, at, since, talkedAt, talkedBy, found, who);
        }
    }

    @Override
    public String key() {
        return "moods";
    }

    @Override
    public String path() {
        return MoodPages.PATH;
    }

    @Override
    public String title() {
        return "wellbeing.moods";
    }

    @Override
    public String empty() {
        return "wellbeing.moods.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.empty();
    }

    @Override
    public ListSql statement() {
        return areas.seen(
                        "m",
                        ListSql.of(
                                "m.*",
                                MoodStanding.TALKED
                                        + " m left join people.card p on p.person_id = m.person_id where true"))
                .with("from", standing.from());
    }

    @Override
    public String id() {
        return "m.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.of("wellbeing.column.who", Row::name)
                        .as(row -> ListCell.link(row.name(), MoodPages.PATH + "/" + row.person()))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>of(
                                "wellbeing.column.mood",
                                row -> texts.of(row.mood().key()))
                        .as(row -> ListCell.mark(texts.of(row.mood().key()), tone(row))),
                ListColumn.<Row>of("wellbeing.column.said", row -> dates.fullMoment(row.at()))
                        .by(ListSort.falling("m.at", "timestamptz")),
                ListColumn.<Row>of("wellbeing.column.since", row -> moment(row.since()))
                        .by(ListSort.rising("coalesce(m.since, m.at)", "timestamptz")),
                ListColumn.<Row>of(
                                "wellbeing.column.talked",
                                row -> row.talkedAt() == null
                                        ? texts.of("wellbeing.never")
                                        : moment(row.talkedAt()) + " " + row.talker())
                        .by(ListSort.rising("coalesce(m.talked_at, '-infinity')", "timestamptz")),
                ListColumn.of("wellbeing.column.address", Row::address)
                        .by(ListSort.rising("m.path", "text").then("coalesce(p.address, '')", "text")));
    }

    @Override
    public String order() {
        return "since";
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "" : dates.fullMoment(at);
    }

    private static Tone tone(Row row) {
        return row.isWorrying() ? Tone.DANGER : row.mood() == Mood.GOOD ? Tone.GOOD : Tone.CAREFUL;
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "wellbeing.search",
                        (typed, sql) -> sql.and("strpos(coalesce(p.name, ''), :text) > 0")
                                .with("text", typed.strip())),
                areas.of("m"),
                ListFilter.choice("state", "wellbeing.column.mood", this::states, (state, sql) -> {
                            if (state.equals(WORRYING)) {
                                sql.and("m.worrying");
                            }
                        })
                        .otherwise(WORRYING));
    }

    private List<Choice> states() {
        return List.of(
                new Choice(WORRYING, texts.of("wellbeing.state.worrying")),
                new Choice(ALL, texts.of("wellbeing.state.all")));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                PersonId.of(rs.getObject("person_id", UUID.class)),
                Mood.of(rs.getString("mood")),
                rs.getBoolean("worrying"),
                rs.getTimestamp("at").toInstant(),
                instant(rs.getTimestamp("since")),
                instant(rs.getTimestamp("talked_at")),
                rs.getObject("talked_by", UUID.class),
                null,
                "");
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> cards =
                people.cards(rows.stream().map(Row::person).distinct().toList());
        Map<UUID, String> names = accounts.names(rows.stream()
                .map(Row::talkedBy)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> row.with(
                        cards.get(row.person()),
                        row.talkedBy() == null ? "" : names.getOrDefault(Objects.requireNonNull(row.talkedBy()), "—")))
                .toList();
    }
}
