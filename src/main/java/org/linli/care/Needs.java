package org.linli.care;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people need, and that somebody of their cell keeps it. */
@Service
@Transactional
public class Needs {

    /** Permission to enter what people need. */
    static final String ENTER = "care.need";

    /** What is asked of a need, on a phone and on the desk. */
    public static final TaskForm FORM = TaskForm.of(
            NeedKeeping.KEY,
            TaskField.choice("what", "food", "medicine", "dialysis", "pregnancy", "baby", "talk", "other"),
            TaskField.text("words", Need.LONGEST).needed(),
            TaskField.moment("until", TaskField.Type.DATETIME).optional());

    private final NeedStore store;
    private final NeedSettings settings;
    private final People people;
    private final ObjectProvider<Tasks> tasks;
    private final Permissions permissions;
    private final BusinessClock clock;

    Needs(
            NeedStore store,
            NeedSettings settings,
            People people,
            ObjectProvider<Tasks> tasks,
            Permissions permissions,
            BusinessClock clock) {
        this.store = store;
        this.settings = settings;
        this.people = people;
        this.tasks = tasks;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Notes a need and opens the task of keeping it; what is sent again is answered again.
     *
     * @param answers of {@link #FORM}
     * @param person whose it is; null for the household's
     * @throws Refused for a time that is no time for it, and for an id that is taken
     */
    public Need enter(UUID id, Instant toldAt, HouseholdId household, @Nullable PersonId person, Answers answers) {
        permissions.demand(ENTER);
        Household home = people.household(household);
        Need.What what = Need.What.of(answers.text("what"));
        var need = new Need(
                id,
                household,
                person,
                home.path(),
                home.rentalPath(),
                what,
                answers.text("words"),
                toldAt,
                Acting.now().id(),
                due(answers, toldAt, what),
                null);
        if (!store.insert(need)) {
            return store.find(id).filter(need::isRepeatOf).orElseThrow(() -> Refused.of("", "tasks.completion.taken"));
        }
        openTask(need, need.path(), need.rentalPath(), household);
        return need;
    }

    private Instant due(Answers answers, Instant toldAt, Need.What what) {
        String asked = answers.text("until");
        if (asked.isEmpty()) {
            return toldAt.plus(settings.within(what));
        }
        LocalDateTime wanted = LocalDateTime.parse(asked);
        Instant until = clock.at(wanted.toLocalDate(), wanted.toLocalTime());
        if (!until.isAfter(toldAt) || until.isAfter(toldAt.plus(NeedSettings.LONGEST))) {
            throw Refused.of("until", "care.need.until", NeedSettings.LONGEST.toDays());
        }
        return until;
    }

    /** Keeps how a need ended; told again, the later holds. */
    void end(UUID id, Need.Ending ending) {
        store.end(id, ending);
    }

    /** The needs of a person and of the household that they live in, the latest first. */
    @Transactional(readOnly = true)
    List<Need> of(PersonId person) {
        return store.of(person, people.get(person).household());
    }

    /** The tasks of keeping them that stand now, by need; those that whoever acts does not see are left out. */
    @Transactional(readOnly = true)
    Map<UUID, TaskId> tasks(Collection<Need> all) {
        Map<UUID, TaskId> standing = new HashMap<>();
        tasks.getObject()
                .ofSources(all.stream().map(Need::id).toList())
                .forEach((need, opened) -> opened.stream()
                        .filter(task -> task.closed() == null)
                        .findFirst()
                        .ifPresent(task -> standing.put(need, task.id())));
        return standing;
    }

    void openTask(Need need, AreaPath path, @Nullable AreaPath rentalPath, HouseholdId household) {
        tasks.getObject()
                .open(List.of(new NewTask(
                        TaskId.next(),
                        NeedKeeping.KEY,
                        path,
                        rentalPath,
                        need.person(),
                        household,
                        need.id(),
                        need.toldAt(),
                        need.dueAt(),
                        clock.dayOf(need.toldAt()),
                        Map.of("what", need.what().code(), "words", need.words()))));
    }

    /** Nobody has to keep it any more. */
    void closeTask(Need need, String reason) {
        tasks.getObject().closeAll(Objects.requireNonNull(need.id()), reason);
    }
}
