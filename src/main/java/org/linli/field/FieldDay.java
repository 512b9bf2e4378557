package org.linli.field;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.people.HouseholdDoor;
import org.linli.people.HouseholdDoors;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.platform.Texts;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskCall;
import org.linli.tasks.TaskDay;
import org.linli.tasks.TaskDays;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskPlace;
import org.linli.tasks.TaskRow;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Everything that a device has to hold for today, as of now. */
@Component
class FieldDay {

    /** So many tasks to do and so many done a phone can hold and show; who has more sees the most urgent. */
    private static final int MOST = 2000;

    private final TaskDays days;
    private final Tasks tasks;
    private final HouseholdDoors doors;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Texts texts;
    private final FieldMarks marks;
    private final FieldForms asked;
    private final FieldStarts starts;
    private final FieldAreas areas;
    private final People people;

    FieldDay(
            TaskDays days,
            Tasks tasks,
            HouseholdDoors doors,
            Accounts accounts,
            Permissions permissions,
            Texts texts,
            FieldMarks marks,
            FieldForms asked,
            FieldStarts starts,
            FieldAreas areas,
            People people) {
        this.people = people;
        this.days = days;
        this.tasks = tasks;
        this.doors = doors;
        this.accounts = accounts;
        this.permissions = permissions;
        this.texts = texts;
        this.marks = marks;
        this.asked = asked;
        this.starts = starts;
        this.areas = areas;
    }

    /**
     * What is held.
     *
     * @param doors those of the households among the items
     * @param calls whom to call for the tasks among them
     * @param left how much more there is to do than a device holds
     */
    record Held(List<FieldItem> items, List<HouseholdDoor> doors, Map<TaskId, TaskCall> calls, long left) {}

    /**
     * Whoever is given no tasks has only what can be {@linkplain FieldStarts entered without one}.
     *
     * @param area what the device is narrowed to; null for nothing
     */
    Held now(@Nullable AreaPath area) {
        List<FieldKind> offered = starts.offered();
        if (!permissions.held(Tasks.SEE)) {
            List<FieldItem> alone = new ArrayList<>(starts.items(offered));
            alone.add(FieldItem.of(new FieldItem.Day(false, null, 0, List.of())));
            return new Held(alone, List.of(), Map.of(), 0);
        }
        TaskDay day = days.today(area, MOST);
        List<TaskRow> rows =
                Stream.concat(day.open().stream(), day.done().stream()).toList();
        List<HouseholdDoor> there = doors.of(households(rows));
        Map<UUID, String> names = accounts.names(staff(day));
        Map<TaskId, TaskCall> calls = calls(day);
        Map<String, FieldItem> forms = new LinkedHashMap<>();
        List<FieldItem> items = new ArrayList<>();
        there.forEach(door -> items.add(FieldItem.of(household(door, offered))));
        for (TaskRow row : rows) {
            FieldItem.Form form = asked.ofTask(
                    Objects.requireNonNull(day.forms().get(row.task().id())));
            String id = marks.of(form);
            forms.computeIfAbsent(id, key -> FieldItem.of(key, form));
            items.add(FieldItem.of(task(row, id, day, names, calls)));
        }
        items.addAll(forms.values());
        items.addAll(starts.items(offered));
        List<FieldItem.Area> choices = areas.of(day.places());
        if (choices.size() > 1 || area != null || day.left() > 0) {
            items.add(FieldItem.of(new FieldItem.Day(true, area, day.left(), choices)));
        }
        return new Held(items, there, calls, day.left());
    }

    private static Set<HouseholdId> households(List<TaskRow> rows) {
        Set<HouseholdId> ids = new HashSet<>();
        rows.forEach(row -> Optional.ofNullable(row.task().householdId()).ifPresent(ids::add));
        return ids;
    }

    private static Collection<UUID> staff(TaskDay day) {
        Set<UUID> ids = new HashSet<>();
        day.done()
                .forEach(row -> Optional.ofNullable(row.task().done())
                        .map(done -> done.by())
                        .ifPresent(ids::add));
        day.completions().values().stream()
                .flatMap(List::stream)
                .map(Completion::by)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    private static FieldItem.Household household(HouseholdDoor door, List<FieldKind> offered) {
        return new FieldItem.Household(
                door.id(),
                door.path(),
                door.address(),
                door.room(),
                door.building(),
                door.buildingOrder(),
                door.roomOrder(),
                door.position(),
                door.note(),
                door.members().stream().map(card -> person(card, door)).toList(),
                FieldStarts.first(offered, door));
    }

    private static FieldItem.Person person(PersonCard card, HouseholdDoor door) {
        HouseholdDoor.Reached reached = door.numbers().get(card.id());
        return new FieldItem.Person(
                card.id(),
                card.name(),
                card.age(),
                card.minor(),
                card.head(),
                reached == null ? null : reached.phone().number(),
                reached == null ? null : reached.through());
    }

    /** Whom to call to do what is still to do. */
    private Map<TaskId, TaskCall> calls(TaskDay day) {
        Map<TaskId, TaskCall> calls = new HashMap<>();
        if (people.mayCall()) {
            day.open().stream()
                    .map(TaskRow::task)
                    .forEach(task -> tasks.kind(task.kind()).call(task).ifPresent(whom -> calls.put(task.id(), whom)));
        }
        return calls;
    }

    private FieldItem.Task task(
            TaskRow row, String form, TaskDay day, Map<UUID, String> names, Map<TaskId, TaskCall> calls) {
        Task task = row.task();
        TaskKind kind = tasks.kind(task.kind());
        Optional<TaskCall> call = Optional.ofNullable(calls.get(task.id()));
        return new FieldItem.Task(
                task.id(),
                task.kind(),
                kind.icon(),
                texts.of("tasks.kind." + kind.key()),
                kind.detail(task).in(texts),
                kind.joins(),
                row.urgency(),
                form,
                task.householdId(),
                task.personId(),
                row.person(),
                TaskPlace.of(task).within(Acting.now().home()),
                row.address(),
                row.room(),
                task.householdId() == null ? row.order() : null,
                task.day(),
                task.dueFrom(),
                task.dueUntil(),
                task.missedAfter(),
                Acting.now().account().equals(task.assigneeId()),
                permissions.held(kind.permission()),
                kind.early(),
                call.map(whom -> new FieldItem.Call(whom.name(), whom.phone())).orElse(null),
                day.lately().getOrDefault(task.id(), List.of()).stream()
                        .map(message -> message.in(texts))
                        .toList(),
                task.done() == null
                        ? null
                        : new FieldItem.Done(
                                task.done().at(),
                                name(task.done().by(), names),
                                task.done().late()),
                day.completions().getOrDefault(task.id(), List.of()).stream()
                        .map(c -> new FieldItem.Recorded(
                                c.id(), c.at(), name(c.by(), names), c.answers().values(), c.replaces()))
                        .toList());
    }

    private String name(@Nullable UUID account, Map<UUID, String> names) {
        return account == null ? texts.of("tasks.task.program") : names.getOrDefault(account, "—");
    }
}
