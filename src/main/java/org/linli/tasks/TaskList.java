package org.linli.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Accounts;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListAction;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Tasks of any day, those due first on top; those chosen can be given to somebody else. */
@Component
class TaskList implements ListKind<TaskList.Row> {

    static final String PATH = "/tasks";

    private final TaskLists rows;
    private final Accounts accounts;
    private final TaskListFilters filters;
    private final Texts texts;
    private final BusinessClock clock;
    private final Dates dates;

    TaskList(
            TaskLists rows, Accounts accounts, TaskListFilters filters, Texts texts, BusinessClock clock, Dates dates) {
        this.rows = rows;
        this.accounts = accounts;
        this.filters = filters;
        this.texts = texts;
        this.clock = clock;
        this.dates = dates;
    }

    /** @param who name of whoever is to do it; empty where nobody is */
    record Row(TaskRow row, String who) {

        Task task() {
            return row.task();
        }
    }

    @Override
    public String key() {
        return "tasks";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "tasks.list.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Tasks.EXPORT);
    }

    @Override
    public ListSql statement() {
        return filters.seen(ListSql.of("t.*", "tasks.listed t where true")).with("now", Timestamp.from(clock.now()));
    }

    @Override
    public String id() {
        return "t.id";
    }

    @Override
    public String about() {
        return "t.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("tasks.list.kind", row -> kind(row.task()))
                        .as(row -> ListCell.link(
                                kind(row.task()), PATH + "/" + row.task().id()))
                        .by(ListSort.rising("t.kind", "text").then("t.due_until", "timestamptz")),
                ListColumn.<Row>of("tasks.list.person", row -> row.row().person())
                        .by(ListSort.rising("coalesce(t.person_name, '')", "text")),
                ListColumn.<Row>of(
                                "tasks.list.address",
                                row -> row.row().address() + row.row().room())
                        .by(walking()),
                ListColumn.<Row>of("tasks.list.due", row -> due(row.task()))
                        .as(row -> ListCell.of(dates.fullMoment(row.task().dueUntil())))
                        .by(ListSort.rising("t.due_until", "timestamptz").then(walking())),
                ListColumn.<Row>of("tasks.list.state", row -> state(row.task()))
                        .as(row -> ListCell.mark(state(row.task()), tone(row.task()))),
                ListColumn.of("tasks.list.who", Row::who));
    }

    private static ListSort walking() {
        return ListSort.rising("t.path", "text")
                .then("coalesce(t.building_order, -1)", "int")
                .then("coalesce(t.address, '')", "text")
                .then("coalesce(t.room_order, -1)", "int")
                .then("coalesce(t.room, '')", "text");
    }

    @Override
    public String order() {
        return "due";
    }

    private String kind(Task task) {
        return texts.of("tasks.kind." + task.kind());
    }

    private LocalDateTime due(Task task) {
        return LocalDateTime.ofInstant(task.dueUntil(), clock.zone());
    }

    private String state(Task task) {
        return texts.of((task.isMissed(clock.now()) ? TaskState.MISSED : task.stateAt(clock.now())).key());
    }

    private Tone tone(Task task) {
        return task.isMissed(clock.now())
                ? Tone.DANGER
                : switch (task.stateAt(clock.now())) {
                    case DONE -> Tone.GOOD;
                    case DUE, OVERDUE -> Tone.CAREFUL;
                    case MISSED -> Tone.DANGER;
                    case UPCOMING, CANCELLED -> Tone.NOTED;
                };
    }

    @Override
    public List<ListFilter> filters() {
        return filters.all();
    }

    @Override
    public List<ListAction> actions() {
        return List.of(assigning());
    }

    ListAction assigning() {
        return ListAction.of(PATH, "tasks.today.assign", Tasks.ASSIGN)
                .asking("account", "tasks.today.assign.to", "tasks.reassign.nobody", filters::assignees)
                .matching(Tasks.MOST_AT_ONCE, "tasks.reassign.sure");
    }

    @Override
    public String chosen(Row row) {
        return row.task().id().toString();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(rows.listed(rs, number), "");
    }

    @Override
    public List<Row> completed(List<Row> found) {
        Map<UUID, String> names = accounts.names(found.stream()
                .map(row -> row.task().assigneeId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream()
                .map(row -> {
                    UUID account = row.task().assigneeId();
                    return new Row(row.row(), account == null ? "" : names.getOrDefault(account, "—"));
                })
                .toList();
    }
}
