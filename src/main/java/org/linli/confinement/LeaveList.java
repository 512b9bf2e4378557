package org.linli.confinement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
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

/** Leaves of those who are confined, those who are to leave next on top. */
@Component
class LeaveList implements ListKind<LeaveList.Row> {

    /** What has not come to an end. */
    private static final String STANDING = "STANDING";

    private static final String ALL = "ALL";

    private static final Map<Leave.State, String> CONDITIONS = Map.of(
            Leave.State.ASKED, "l.decision is null and l.cancelled_at is null",
            Leave.State.REFUSED, "l.decision = 'refused' and l.cancelled_at is null",
            Leave.State.APPROVED,
                    "l.decision = 'approved' and l.went_at is null and l.cancelled_at is null and l.back_by >= :now",
            Leave.State.OUT,
                    "l.went_at is not null and l.came_at is null and l.cancelled_at is null and l.back_by >= :now",
            Leave.State.OVERDUE,
                    "l.decision = 'approved' and l.came_at is null and l.cancelled_at is null and l.back_by < :now",
            Leave.State.BACK, "l.came_at is not null",
            Leave.State.CANCELLED, "l.cancelled_at is not null");

    private final AreaFilter areas;
    private final People people;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    LeaveList(AreaFilter areas, People people, Texts texts, Dates dates, BusinessClock clock) {
        this.areas = areas;
        this.people = people;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /** @param card of whose it is; null where nobody is in sight */
    record Row(Leave leave, @Nullable PersonCard card) {

        String name() {
            return card == null ? "—" : card.name();
        }

        String address() {
            return card == null ? "" : card.address();
        }
    }

    @Override
    public String key() {
        return "leaves";
    }

    @Override
    public String path() {
        return LeavePages.PATH;
    }

    @Override
    public String title() {
        return "confinement.leaves";
    }

    @Override
    public String empty() {
        return "confinement.leaves.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(ConfinementSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen(
                        "l",
                        ListSql.of(
                                "l.*",
                                "confinement.leave l left join people.card p on p.person_id = l.person_id"
                                        + " where true"))
                .with("now", Timestamp.from(clock.now()));
    }

    @Override
    public String id() {
        return "l.id";
    }

    @Override
    public String about() {
        return "l.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.of("confinement.column.who", Row::name)
                        .as(row -> ListCell.link(
                                row.name(), LeavePages.PATH + "/" + row.leave().id()))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>of(
                        "confinement.column.purpose",
                        row -> texts.of(row.leave().purpose().key())),
                ListColumn.<Row>of(
                        "confinement.column.words", row -> row.leave().words()),
                ListColumn.<Row>of(
                                "confinement.column.out",
                                row -> LocalDateTime.ofInstant(row.leave().outAt(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.leave().outAt())))
                        .by(ListSort.rising("l.out_at", "timestamptz").then("l.path", "text")),
                ListColumn.<Row>of(
                                "confinement.column.back",
                                row -> LocalDateTime.ofInstant(row.leave().backBy(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.leave().backBy())))
                        .by(ListSort.rising("l.back_by", "timestamptz")),
                ListColumn.<Row>of("confinement.column.state", row -> state(row.leave()))
                        .as(row -> ListCell.mark(state(row.leave()), tone(row.leave()))),
                ListColumn.of("confinement.column.address", Row::address)
                        .by(ListSort.rising("l.path", "text").then("l.out_at", "timestamptz")));
    }

    @Override
    public String order() {
        return "out";
    }

    private String state(Leave leave) {
        return texts.of(leave.stateAt(clock.now()).key());
    }

    private Tone tone(Leave leave) {
        return switch (leave.stateAt(clock.now())) {
            case OVERDUE -> Tone.DANGER;
            case ASKED, OUT -> Tone.CAREFUL;
            case APPROVED, BACK -> Tone.GOOD;
            case REFUSED, CANCELLED -> Tone.NOTED;
        };
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "confinement.search",
                        (typed, sql) -> sql.and("strpos(coalesce(p.name, ''), :text) > 0 or strpos(l.words, :text) > 0")
                                .with("text", typed.strip())),
                areas.of("l"),
                ListFilter.choice("state", "confinement.column.state", this::states, LeaveList::standing)
                        .otherwise(STANDING));
    }

    private List<Choice> states() {
        Stream<Choice> each =
                Arrays.stream(Leave.State.values()).map(state -> new Choice(state.name(), texts.of(state.key())));
        return Stream.of(
                        Stream.of(new Choice(STANDING, texts.of("confinement.state.standing"))),
                        each,
                        Stream.of(new Choice(ALL, texts.of("confinement.state.all"))))
                .flatMap(some -> some)
                .toList();
    }

    private static void standing(String state, ListSql sql) {
        if (state.equals(STANDING)) {
            sql.and("l.came_at is null and l.cancelled_at is null and l.decision is distinct from 'refused'");
        }
        CONDITIONS.forEach((each, condition) -> {
            if (each.name().equals(state)) {
                sql.and(condition);
            }
        });
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(LeaveStore.leave(rs, number), null);
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> cards = people.cards(
                rows.stream().map(row -> row.leave().person()).distinct().toList());
        return rows.stream()
                .map(row -> new Row(row.leave(), cards.get(row.leave().person())))
                .toList();
    }
}
