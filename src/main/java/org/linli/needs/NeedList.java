package org.linli.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.tasks.Task;
import org.springframework.stereotype.Component;

/** What was promised to people, what is due first on top. */
@Component
class NeedList implements ListKind<NeedList.Row> {

    private final NeedListFilters filters;
    private final NeedSubjects subjects;
    private final NeedTasks tasks;
    private final Accounts accounts;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    NeedList(
            NeedListFilters filters,
            NeedSubjects subjects,
            NeedTasks tasks,
            Accounts accounts,
            Texts texts,
            Dates dates,
            BusinessClock clock) {
        this.filters = filters;
        this.subjects = subjects;
        this.tasks = tasks;
        this.accounts = accounts;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * @param owner name of whoever is to keep it; empty where nobody is
     * @param endedBy name of whoever said how it ended; empty while it is open
     */
    record Row(Need need, NeedSubjects.Subject whose, String owner, String endedBy) {}

    @Override
    public String key() {
        return "needs";
    }

    @Override
    public String path() {
        return NeedPages.PATH;
    }

    @Override
    public String title() {
        return "needs.list.title";
    }

    @Override
    public String empty() {
        return "needs.list.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(NeedsSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return filters.seen(ListSql.of(
                        "n.*", "needs.need n left join people.card p on p.person_id = n.person_id where true"))
                .with("now", Timestamp.from(clock.now()));
    }

    @Override
    public String id() {
        return "n.id";
    }

    @Override
    public String about() {
        return "n.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("needs.column.words", row -> row.need().words())
                        .as(row -> ListCell.link(
                                row.need().words(),
                                NeedPages.PATH + "/" + row.need().id())),
                ListColumn.<Row>of("needs.column.what", row -> what(row.need()))
                        .by(ListSort.rising("n.what", "text").then("n.due_at", "timestamptz")),
                ListColumn.<Row>of("needs.column.whose", this::whose)
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.filed("needs.column.phone", row -> phone(row.whose())),
                ListColumn.<Row>of("needs.column.address", row -> row.whose().address())
                        .by(ListSort.rising("n.path", "text").then("n.due_at", "timestamptz")),
                ListColumn.filed("needs.column.area", row -> row.whose().place()),
                ListColumn.<Row>of(
                                "needs.column.due",
                                row -> LocalDateTime.ofInstant(row.need().dueAt(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.need().dueAt())))
                        .by(ListSort.rising("n.due_at", "timestamptz").then("n.path", "text")),
                ListColumn.<Row>of("needs.column.state", row -> state(row.need()))
                        .as(row -> ListCell.mark(state(row.need()), tone(row.need()))),
                ListColumn.of("needs.column.owner", Row::owner),
                ListColumn.<Row>filed(
                        "needs.column.told",
                        row -> LocalDateTime.ofInstant(row.need().toldAt(), clock.zone())),
                ListColumn.<Row>filed(
                        "needs.column.ended",
                        row -> Optional.ofNullable(row.need().ending())
                                .map(ending -> LocalDateTime.ofInstant(ending.at(), clock.zone()))
                                .orElse(null)),
                ListColumn.filed("needs.column.by", Row::endedBy));
    }

    @Override
    public String order() {
        return "due";
    }

    private String what(Need need) {
        return texts.of(need.what().label());
    }

    private String whose(Row row) {
        return row.need().person() == null
                ? texts.of("needs.whose.household", row.whose().name())
                : row.whose().name();
    }

    private static String phone(NeedSubjects.Subject whose) {
        PersonCard card = whose.card();
        return card == null || card.phone() == null ? "" : card.phone();
    }

    private String state(Need need) {
        return texts.of(need.stateAt(clock.now()).key());
    }

    private Tone tone(Need need) {
        return switch (need.stateAt(clock.now())) {
            case LATE, BROKEN -> Tone.DANGER;
            case OPEN, KEPT_LATE -> Tone.CAREFUL;
            case KEPT -> Tone.GOOD;
            case PLANNED, DROPPED -> Tone.NOTED;
        };
    }

    @Override
    public List<ListFilter> filters() {
        return filters.all();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(NeedStore.need(rs, number), new NeedSubjects.Subject(null, ""), "", "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        List<Need> needs = rows.stream().map(Row::need).toList();
        Map<UUID, NeedSubjects.Subject> whose = subjects.of(needs);
        Map<UUID, Task> standing = tasks.standing(needs);
        Map<UUID, String> names = accounts.names(Stream.concat(
                        standing.values().stream().map(Task::assigneeId),
                        needs.stream().map(NeedList::endedBy))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        return needs.stream()
                .map(need -> new Row(
                        need,
                        Objects.requireNonNull(whose.get(need.id())),
                        Optional.ofNullable(standing.get(need.id()))
                                .map(Task::assigneeId)
                                .map(account -> names.getOrDefault(account, "—"))
                                .orElse(""),
                        Optional.ofNullable(endedBy(need))
                                .map(account -> names.getOrDefault(account, "—"))
                                .orElse("")))
                .toList();
    }

    private static @Nullable UUID endedBy(Need need) {
        Need.Ending ending = need.ending();
        return ending == null ? null : ending.by();
    }
}
