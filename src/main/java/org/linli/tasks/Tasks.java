package org.linli.tasks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.OthersTasks;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * The one list of things to do. Whoever acts sees the tasks of their area; row-level security holds every query to it.
 * State is derived from times, so nothing has to run for a task to become due or overdue.
 */
@Service
@Transactional
public class Tasks {

    /** Permission to open Today, everybody's first page. */
    public static final String TODAY = "tasks.today";

    /** Permission to see tasks, and with them who is under a measure. */
    public static final String SEE = "tasks.see";

    /** Permission to do tasks. */
    public static final String DO = "tasks.do";

    /** Permission to give tasks to somebody else. */
    public static final String ASSIGN = "tasks.assign";

    /** Permission to take the list of tasks away as a file. */
    static final String EXPORT = "tasks.export";

    /** How many can be given to somebody at once. */
    static final int MOST_AT_ONCE = 5000;

    private static final int MOST_ASSIGNEES = 200;

    private final TaskStore store;
    private final TaskLists lists;
    private final TodayCounting counting;
    private final People people;
    private final CompletionStore completions;
    private final CompletionWriter completing;
    private final TaskAssignment assigning;
    private final Supplier<Map<String, TaskKind>> kinds;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final OthersTasks others;

    Tasks(
            TaskStore store,
            TaskLists lists,
            TodayCounting counting,
            People people,
            CompletionStore completions,
            CompletionWriter completing,
            TaskAssignment assigning,
            ObjectProvider<TaskKind> kinds,
            Accounts accounts,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            OthersTasks others) {
        this.others = others;
        this.store = store;
        this.lists = lists;
        this.counting = counting;
        this.people = people;
        this.completions = completions;
        this.completing = completing;
        this.assigning = assigning;
        this.kinds = SingletonSupplier.of(
                () -> kinds.stream().collect(Collectors.toUnmodifiableMap(TaskKind::key, kind -> kind)));
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All kinds of task, by key. */
    @Transactional(propagation = Propagation.SUPPORTS) // nothing is asked of the database
    public List<TaskKind> kinds() {
        return kinds.get().values().stream()
                .sorted(Comparator.comparing(TaskKind::key))
                .toList();
    }

    /** The kind of that key; an unknown one is a bug. */
    @Transactional(propagation = Propagation.SUPPORTS) // a page asks for each of its rows
    public TaskKind kind(String key) {
        return Optional.ofNullable(kinds.get().get(key))
                .orElseThrow(() -> new IllegalStateException("No kind of task is called " + key));
    }

    /**
     * Opens tasks, each assigned to who looks after its place: the worker of the rental cell where there is one, else
     * of the household cell, else the others that its kind names. One whose id is known already is left as it is.
     */
    public void open(List<NewTask> tasks) {
        open(tasks, true, Map.of());
    }

    /**
     * As {@link #open(List)}.
     *
     * @param whose accounts that see the places of their tasks; the other tasks are assigned as usual
     */
    public void open(List<NewTask> tasks, Map<TaskId, UUID> whose) {
        open(tasks, true, whose);
    }

    /** As {@link #open}, quicker for thousands: for tasks whose ids were made for them just now. */
    public void openNew(List<NewTask> tasks) {
        open(tasks, false, Map.of());
    }

    private void open(List<NewTask> tasks, boolean idsMayBeKnown, Map<TaskId, UUID> whose) {
        Map<String, TaskKind> known = kinds.get();
        Map<NewTask, TaskAssignment.Post> posts = new java.util.IdentityHashMap<>();
        for (NewTask task : tasks) {
            TaskKind kind = Optional.ofNullable(known.get(task.kind()))
                    .orElseThrow(() -> new IllegalStateException("No kind of task is called " + task.kind()));
            posts.put(task, new TaskAssignment.Post(task.path(), task.rentalPath(), kind.assignedTo()));
        }
        Map<TaskAssignment.Post, UUID> holders = assigning.holders(posts.values());
        store.insert(
                tasks.stream()
                        .map(t -> new TaskStore.Opening(
                                t,
                                Objects.requireNonNull(known.get(t.kind())).urgency(t),
                                whose.getOrDefault(t.id(), holders.get(posts.get(t)))))
                        .toList(),
                clock.now(),
                idsMayBeKnown);
    }

    /**
     * Closes what is still to do for a source and whose window ends after the given moment. Windows that have passed by
     * now stay missed, the others are cancelled.
     *
     * @param reason message key that says why
     * @return how many were closed
     */
    public int cancelOpen(UUID sourceId, Instant after, String reason) {
        return store.close(sourceId, after, clock.now(), reason);
    }

    /** Closes everything still to do for a source; see {@link #cancelOpen}. */
    public int closeAll(UUID sourceId, String reason) {
        return cancelOpen(sourceId, Instant.EPOCH, reason);
    }

    /**
     * Lets others wait who do what a source has opened, until the transaction ends. Whoever changes the source
     * elsewhere asks for it first: doing a task takes the task before its source.
     */
    public void hold(UUID sourceId) {
        store.hold(sourceId);
    }

    /** What is still to do for a source is to be done in another home of the same cell. */
    public void rehouse(UUID sourceId, HouseholdId household) {
        store.rehouse(sourceId, household);
    }

    /** Closes one task if it is still to do. */
    public boolean close(TaskId id, String reason) {
        return store.closeOne(id, clock.now(), reason);
    }

    /** Closes those that are still to do; answers how many. */
    public int close(Collection<TaskId> ids, String reason) {
        return ids.isEmpty() ? 0 : store.closeThose(ids, clock.now(), reason);
    }

    /**
     * Puts right what a task that is still to do says and by when it is to be done; it stays whose it is.
     *
     * @return false where it is not to be done any more
     */
    public boolean amend(NewTask right) {
        return store.amend(right, kind(right.kind()).urgency(right));
    }

    /**
     * Records that a task was done. Sent twice with the same id it is stored once and answered the same. When two
     * people do the same task both completions are kept; the task is done by the first.
     *
     * @throws Refused with a problem for each answer that is wrong, for a time outside of what is possible, for a task
     *     that is no longer wanted, and for whatever the kind refuses
     */
    public Receipt complete(TaskId id, CompletionForm form) {
        Task task = store.lock(id).orElseThrow(() -> new NotFound("task", id));
        TaskKind kind = kind(task.kind());
        permissions.demand(kind.permission());
        return others.reached(() -> completing.complete(task, kind, form));
    }

    @Transactional(readOnly = true)
    public Task get(TaskId id) {
        return store.find(id).orElseThrow(() -> new NotFound("task", id));
    }

    /** Those of these tasks that whoever acts sees, by their ids. */
    @Transactional(readOnly = true)
    public Map<TaskId, Task> seen(Collection<TaskId> ids) {
        return store.findAll(ids).stream().collect(Collectors.toMap(Task::id, task -> task));
    }

    /** A task with whom and where it is about. */
    @Transactional(readOnly = true)
    public TaskRow row(TaskId id) {
        return lists.row(id).orElseThrow(() -> new NotFound("task", id));
    }

    /** The form of a task, as its kind declares it for this one. */
    @Transactional(readOnly = true)
    public TaskForm form(Task task) {
        return kind(task.kind()).form(task);
    }

    /** What was lately recorded of what a task is about, newest first. */
    @Transactional(readOnly = true)
    public List<TaskMessage> lately(Task task) {
        return kind(task.kind()).lately(task);
    }

    /** What was recorded for a task, in the order in which it came in; replaced ones too. */
    @Transactional(readOnly = true)
    public List<Completion> completions(TaskId id) {
        return completions.of(id);
    }

    /** What is still to do for a household and whoever lives there, by due time. */
    @Transactional(readOnly = true)
    public List<Task> openOf(Household household, Collection<PersonId> members) {
        return store.openOf(household, members).stream()
                .sorted(Comparator.comparing(Task::dueFrom)
                        .thenComparing(task -> task.id().value()))
                .toList();
    }

    /** Everything that a source has opened, by due time. */
    @Transactional(readOnly = true)
    public List<Task> ofSource(UUID sourceId) {
        return store.ofSources(List.of(sourceId));
    }

    /** Everything that each of the sources has opened, by due time. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Task>> ofSources(Collection<UUID> sourceIds) {
        return bySource(store.ofSources(sourceIds));
    }

    /**
     * Of what each of the sources has opened, by due time: all of today, all that was not done in its window, and what
     * is to be done next.
     */
    @Transactional(readOnly = true)
    public Map<UUID, List<Task>> standing(Collection<UUID> sourceIds) {
        return bySource(store.standing(sourceIds, clock.today(), clock.now()));
    }

    private static Map<UUID, List<Task>> bySource(List<Task> tasks) {
        return tasks.stream()
                .filter(t -> t.sourceId() != null)
                .collect(Collectors.groupingBy(t -> Objects.requireNonNull(t.sourceId())));
    }

    /** A day's list: what is to do, alarms first, and what is done. */
    @Transactional(readOnly = true)
    public TodayList today(TaskQuery query, Paging paging) {
        return today(query, paging, List.of());
    }

    /**
     * A day's list with the alarms that whoever acts can see pinned on top: all of them, whatever the list is narrowed
     * to and whatever page of it is asked for. Who may not handle them is told, since they raised them or look after
     * the place.
     */
    @Transactional(readOnly = true)
    public TodayList pinned(TaskQuery query, Paging paging) {
        return today(query, paging, lists.alarms());
    }

    private TodayList today(TaskQuery query, Paging paging, List<TaskRow> open) {
        List<TaskRow> alarms = open.stream().limit(TaskLists.MOST_ALARMS).toList();
        UUID[] pinned = alarms.stream().map(row -> row.task().id().value()).toArray(UUID[]::new);
        TodayQuestion question = TodayQuestion.of(query, people, clock);
        TodayCounts counts = counting.counts(query, question, pinned);
        return new TodayList(
                counts.progress(),
                routine(counts),
                counts.isLong() ? counts.at() : null,
                doable(),
                alarms,
                open.size() > alarms.size(),
                lists.open(question, counts, paging, pinned),
                lists.done(question, TodayList.DONE_SHOWN));
    }

    /** All that is asked for on the day in the whole area, by kind; alarms apart. */
    private Map<TaskKind, Progress> routine(TodayCounts counts) {
        Map<TaskKind, Progress> byKind = new LinkedHashMap<>();
        kinds().stream()
                .filter(k -> counts.routine().containsKey(k.key()))
                .forEach(k -> byKind.put(k, counts.routine().get(k.key())));
        return byKind;
    }

    /** How many alarms stand open that whoever acts can see. Cheap: it is asked for each page. */
    @Transactional(readOnly = true)
    public long alarms() {
        return permissions.held(SEE) ? lists.countAlarms() : 0;
    }

    /** The alarm that whoever acts is to handle first. */
    @Transactional(readOnly = true)
    Optional<TaskRow> alarm() {
        Set<String> doable = doable();
        return lists.alarms().stream()
                .filter(row -> doable.contains(row.task().kind()))
                .findFirst();
    }

    /** The kinds whose tasks whoever acts may do. */
    private Set<String> doable() {
        return kinds.get().values().stream()
                .filter(kind -> permissions.held(kind.permission()))
                .map(TaskKind::key)
                .collect(Collectors.toSet());
    }

    /** How far along. */
    @Transactional(readOnly = true)
    public Progress progress(TaskQuery query) {
        return counting.counts(query, TodayQuestion.of(query, people, clock), new UUID[0])
                .progress();
    }

    /**
     * Who can be given tasks; of more than one can choose from, those of the upper levels. With them the volunteers of
     * the whole community, who help wherever they are asked.
     *
     * @param area at or under this node; null for the signed-in scope
     */
    @Transactional(readOnly = true)
    public List<Account> assignees(@Nullable AreaPath area) {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> permissions.holds(role, DO))
                .toList();
        AreaPath place = area == null ? Acting.now().home() : area;
        return Stream.concat(
                        accounts.workingIn(place, roles, MOST_ASSIGNEES).stream(),
                        accounts.lookingAfter(place, Role.VOLUNTEER).stream())
                .distinct()
                .toList();
    }

    /**
     * Gives tasks that are still to do to somebody who sees their place.
     *
     * @return how many changed hands
     */
    public int reassign(Collection<TaskId> ids, UUID accountId) {
        permissions.demand(ASSIGN);
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Refused.of("tasks", "tasks.reassign.count", MOST_AT_ONCE);
        }
        Account account = accounts.get(accountId);
        if (account.disabled() || !permissions.holds(account.role(), DO)) {
            throw Refused.of("account", "tasks.reassign.cannot", account.name());
        }
        List<Task> tasks = store.findAll(ids);
        if (tasks.stream().anyMatch(t -> !sees(account, t))) {
            throw Refused.of("account", "tasks.reassign.elsewhere", account.name());
        }
        int changed = tasks.isEmpty() ? 0 : store.assign(ids, accountId);
        audit.record("tasks.reassigned", account.username(), account.area(), Integer.toString(changed));
        return changed;
    }

    private static boolean sees(Account account, Task task) {
        return account.area().covers(task.path())
                || (task.rentalPath() != null && account.area().covers(task.rentalPath()));
    }
}
