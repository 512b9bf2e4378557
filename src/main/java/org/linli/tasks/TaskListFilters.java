package org.linli.tasks;

import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.people.People;
import org.linli.platform.ReadOnce;
import org.linli.platform.Texts;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** By what the list of tasks is filtered; {@code t} is the task. */
@Component
class TaskListFilters {

    private static final String NOBODY = "nobody";

    private final Tasks tasks;
    private final TaskAssignees given;
    private final Accounts accounts;
    private final People people;
    private final AreaFilter areas;
    private final Texts texts;
    private final ReadOnce<List<Choice>> assignees = new ReadOnce<>(this::readAssignees);

    TaskListFilters(Tasks tasks, TaskAssignees given, Accounts accounts, People people, AreaFilter areas, Texts texts) {
        this.given = given;
        this.tasks = tasks;
        this.accounts = accounts;
        this.people = people;
        this.areas = areas;
        this.texts = texts;
    }

    /** Only what whoever acts sees. */
    ListSql seen(ListSql sql) {
        return areas.seen("t", sql);
    }

    /** In the order of the form. */
    List<ListFilter> all() {
        return List.of(
                ListFilter.search("q", "tasks.today.search", this::find),
                areas.of("t"),
                ListFilter.choice(
                        "kind",
                        "tasks.today.kind",
                        () -> Choice.allOr(
                                texts.of("tasks.today.all.kinds"),
                                tasks.kinds().stream()
                                        .map(kind -> new Choice(kind.key(), texts.of("tasks.kind." + kind.key())))),
                        (kind, sql) -> sql.and("t.kind = :kind").with("kind", kind)),
                ListFilter.choice("who", "tasks.list.who", this::who, TaskListFilters::of)
                        .beyond(who -> !named(who).isEmpty(), this::named),
                ListFilter.choice(
                                "state",
                                "tasks.list.state",
                                () -> Arrays.stream(TaskStanding.values())
                                        .map(each -> new Choice(each.name(), texts.of(each.key())))
                                        .toList(),
                                (name, sql) -> Arrays.stream(TaskStanding.values())
                                        .filter(each -> each.name().equals(name))
                                        .forEach(each -> sql.and(each.condition())))
                        .otherwise(TaskStanding.OPEN.name()),
                ListFilter.day(
                        "from",
                        "tasks.list.from",
                        (day, sql) -> sql.and("t.day >= :from").with("from", Date.valueOf(day))),
                ListFilter.day(
                        "to",
                        "tasks.list.to",
                        (day, sql) -> sql.and("t.day <= :to").with("to", Date.valueOf(day))));
    }

    private List<Choice> who() {
        return Choice.allOr(
                texts.of("tasks.list.everybody"),
                Stream.concat(Stream.of(new Choice(NOBODY, texts.of("tasks.today.nobody"))), assignees().stream()));
    }

    /** Who can be given tasks. */
    List<Choice> assignees() {
        return assignees.get();
    }

    private List<Choice> readAssignees() {
        return given.of(tasks.assignees(null)).stream()
                .map(choice -> new Choice(choice.value(), choice.words()))
                .toList();
    }

    /** The name of somebody whose account is seen but stands too low to be offered; empty for nobody. */
    private String named(String account) {
        try {
            UUID id = UUID.fromString(account);
            return accounts.names(List.of(id)).getOrDefault(id, "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void of(String account, ListSql sql) {
        if (account.equals(NOBODY)) {
            sql.and("t.assignee_id is null");
        } else {
            sql.and("t.assignee_id::text = :who").with("who", account);
        }
    }

    private void find(String text, ListSql sql) {
        sql.and(people.found(text, "t.person_id", TaskLists.IN_CARD, sql));
    }
}
