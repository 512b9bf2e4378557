package org.linli.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.RequestUnreadable;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of things to do, for software. Numbers of people are masked. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskApi {

    private final Tasks tasks;
    private final People people;
    private final PersonLooks looks;
    private final Territory territory;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final Texts texts;

    TaskApi(
            Tasks tasks,
            People people,
            PersonLooks looks,
            Territory territory,
            Accounts accounts,
            BusinessClock clock,
            Texts texts) {
        this.looks = looks;
        this.tasks = tasks;
        this.people = people;
        this.territory = territory;
        this.accounts = accounts;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * What is still to do on a day: alarms first, then what is overdue, then by due time, then in walking order.
     * Today's list has what was left over from earlier days.
     *
     * @param mine only the caller's own
     * @param day the business day; today when absent
     * @param area path of a node; the caller's whole area when absent
     * @param kind such as {@code care.temperature}; 400 with all of them when there is no such kind
     * @param page from 1
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Allowed(Tasks.SEE)
    @Operation(summary = "What is still to do on a day")
    TaskPage list(
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        AreaPath path = territory.narrowed(area);
        List<String> kinds = tasks.kinds().stream().map(TaskKind::key).toList();
        if (!kind.isEmpty() && !kinds.contains(kind)) {
            throw RequestUnreadable.noChoice("kind", kind, kinds);
        }
        var query = new TaskQuery(
                day == null ? clock.today() : day, mine ? Acting.now().account() : null, path, kind, "");
        TodayList today = tasks.today(query, Paging.asked(page, size));
        Paged<TaskRow> open = today.open();
        return new TaskPage(shown(open.rows()), open.total(), open.paging().page(), open.pages(), today.progress());
    }

    /** One task with its form and what was recorded for it. */
    @GetMapping("/{id}")
    @Allowed(Tasks.SEE)
    @Operation(summary = "One task with its form and what was recorded for it")
    OneTask get(@PathVariable UUID id) {
        TaskRow row = tasks.row(TaskId.of(id));
        Task task = row.task();
        Optional.ofNullable(task.personId()).ifPresent(person -> looks.note(person, task.path(), PersonLooks.On.TASK));
        TaskForm form = tasks.form(task);
        return new OneTask(
                shown(List.of(row)).getFirst(),
                form.fields().stream().map(f -> field(form.kind(), f)).toList(),
                form.doneBy(),
                tasks.completions(task.id()).stream().map(Recorded::of).toList());
    }

    /**
     * Records that a task was done. Idempotent by the completion's id, which the caller makes: sent again, nothing is
     * stored and the answer is the same 200. Two callers with different ids both get 200: both are recorded, the task
     * is done by the first. 409 when other answers were stored under this id before. 404 when there is no such task in
     * the caller's area; 422 with the field of each problem when an answer is wrong, the time is impossible, the id
     * belongs to another task, the task is no longer wanted, or a rule forbids it (a release while a condition does not
     * hold). Nothing is kept of what is answered with 4xx, so the same id may be sent again mended.
     */
    @PostMapping("/{id}/completion")
    @Allowed(Tasks.DO)
    @Operation(summary = "Records that a task was done; sent again with the same id it is stored once")
    Done complete(@PathVariable UUID id, @RequestBody Sent sent) {
        UUID completion = sent.id();
        if (completion == null) {
            throw Refused.of("id", "tasks.completion.id");
        }
        Receipt receipt = tasks.complete(
                TaskId.of(id),
                new CompletionForm(
                        completion, sent.at(), sent.answers() == null ? Map.of() : sent.answers(), sent.replaces()));
        return new Done(
                receipt.task().id(),
                receipt.task().stateAt(clock.now()),
                receipt.task().isMissed(clock.now()),
                Recorded.of(receipt.completion()));
    }

    private List<Shown> shown(List<TaskRow> rows) {
        var persons = new HashSet<PersonId>();
        var staff = new HashSet<UUID>();
        for (TaskRow row : rows) {
            Optional.ofNullable(row.task().personId()).ifPresent(persons::add);
            Optional.ofNullable(row.task().assigneeId()).ifPresent(staff::add);
        }
        Map<PersonId, PersonCard> cards = people.cards(persons);
        Map<UUID, String> names = accounts.names(staff);
        Instant now = clock.now();
        return rows.stream().map(row -> shown(row, cards, names, now)).toList();
    }

    private Shown shown(TaskRow row, Map<PersonId, PersonCard> cards, Map<UUID, String> names, Instant now) {
        Task task = row.task();
        TaskKind kind = tasks.kind(task.kind());
        UUID who = task.assigneeId();
        return new Shown(
                task.id(),
                task.kind(),
                texts.of("tasks.kind." + kind.key()),
                kind.detail(task).in(texts),
                row.urgency(),
                task.stateAt(now),
                task.done() != null && task.done().late(),
                task.isMissed(now),
                task.day(),
                task.dueFrom(),
                task.dueUntil(),
                task.path(),
                task.rentalPath(),
                row.address(),
                row.room(),
                Optional.ofNullable(task.personId())
                        .map(cards::get)
                        .map(c -> new Person(c.id(), c.name(), c.age(), c.phone()))
                        .orElse(null),
                who == null ? null : new Assignee(who, names.getOrDefault(who, "")),
                task.sourceId(),
                task.data());
    }

    private Field field(String kind, TaskField field) {
        String label = "tasks.form." + kind + "." + field.name();
        Map<String, String> options = field.options().stream()
                .collect(Collectors.toMap(
                        o -> o, o -> texts.of(label + "." + o), (a, b) -> a, java.util.LinkedHashMap::new));
        return new Field(field, texts.of(label), options);
    }

    /** A page of tasks still to do, and how far along all of them are. */
    record TaskPage(List<Shown> rows, long total, int page, int pages, Progress progress) {}

    /**
     * A task; {@code title} and {@code detail} in the caller's language.
     *
     * @param late whether it was done after its window
     * @param missed whether its window and its grace passed without it; it stays so where something was entered after
     *     that, whose state is {@code DONE} with what was entered among the completions
     */
    @Schema(name = "Task")
    record Shown(
            TaskId id,
            String kind,
            String title,
            String detail,
            Urgency urgency,
            TaskState state,
            boolean late,
            boolean missed,
            LocalDate day,
            Instant dueFrom,
            Instant dueUntil,
            AreaPath area,
            @Nullable AreaPath rentalArea,
            String address,
            String room,
            @Nullable Person person,
            @Nullable Assignee assignee,
            @Nullable UUID source,
            Map<String, String> data) {}

    /** Whom it is about; the phone number masked. */
    @Schema(name = "TaskPerson")
    record Person(
            PersonId id,
            String name,
            @Nullable Integer age,
            @Nullable String phone) {}

    @Schema(name = "TaskAssignee")
    record Assignee(UUID id, String name) {}

    /** A question with its words in the caller's language. */
    @Schema(name = "TaskQuestion")
    record Field(TaskField field, String label, Map<String, String> options) {}

    /**
     * A task with its form.
     *
     * @param doneBy the yes/no question whose yes says that the task was done at all: a tick where several tasks are
     *     asked together; null where a given answer says it
     */
    @Schema(name = "TaskWithForm")
    record OneTask(Shown task, List<Field> form, @Nullable String doneBy, List<Recorded> completions) {}

    /** A completion as recorded. */
    @Schema(name = "TaskCompletion")
    record Recorded(
            UUID id,
            @Nullable UUID by,
            Instant at,
            Instant receivedAt,
            boolean late,
            Map<String, Object> answers,
            @Nullable UUID replaces) {

        static Recorded of(Completion completion) {
            return new Recorded(
                    completion.id(),
                    completion.by(),
                    completion.at(),
                    completion.receivedAt(),
                    completion.late(),
                    completion.answers().values(),
                    completion.replaces());
        }
    }

    /**
     * A completion as sent.
     *
     * @param id made by the caller, a UUID
     * @param at when it was done; now when absent
     * @param answers by field name
     * @param replaces id of the completion that this one corrects
     */
    @Schema(name = "TaskCompletionSent")
    record Sent(
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable Map<String, Object> answers,
            @Nullable UUID replaces) {}

    @Schema(name = "TaskDone")
    record Done(TaskId task, TaskState state, boolean missed, Recorded completion) {}
}
