package org.linli.needs;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** The tasks of keeping promises: whose one is, is whose its task is. */
@Component
class NeedTasks {

    private final Tasks tasks;
    private final BusinessClock clock;

    NeedTasks(Tasks tasks, BusinessClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    void open(Need need) {
        open(need, need.path(), need.rentalPath(), need.household());
    }

    /** Opens it where the need is now. */
    void open(Need need, AreaPath path, @Nullable AreaPath rentalPath, HouseholdId household) {
        tasks.open(List.of(task(TaskId.next(), need, path, rentalPath, household)));
    }

    private NewTask task(TaskId id, Need need, AreaPath path, @Nullable AreaPath rentalPath, HouseholdId household) {
        return new NewTask(
                id,
                NeedKeeping.KEY,
                path,
                rentalPath,
                need.person(),
                household,
                need.id(),
                need.opensAt(),
                need.dueAt(),
                clock.dayOf(need.opensAt()),
                Map.of("what", need.what().code(), "words", need.words()));
    }

    /** Lets the task say what the need says now; with another time, the alarms of the time before are over. */
    void amend(Need before, Need right) {
        for (Task task : tasks.ofSource(right.id())) {
            if (!task.isOpen()) {
                continue;
            }
            if (task.kind().equals(NeedKeeping.KEY)) {
                tasks.amend(task(task.id(), right, right.path(), right.rentalPath(), right.household()));
            } else if (!before.dueAt().equals(right.dueAt())) {
                tasks.close(task.id(), "needs.closed.corrected");
            }
        }
    }

    /** Nobody has to keep it any more, nor to see that it is kept. */
    void closeAll(Need need, String reason) {
        tasks.closeAll(need.id(), reason);
    }

    /** The tasks of keeping them that stand now, by need; those that whoever acts does not see are left out. */
    Map<UUID, Task> standing(Collection<Need> needs) {
        Map<UUID, Task> standing = new HashMap<>();
        tasks.ofSources(needs.stream().map(Need::id).toList())
                .forEach((need, all) -> all.stream()
                        .filter(task -> task.kind().equals(NeedKeeping.KEY) && task.closed() == null)
                        .findFirst()
                        .ifPresent(task -> standing.put(need, task)));
        return standing;
    }

    /** The task of one that is still to be done. */
    Optional<Task> toDo(UUID need) {
        return tasks.ofSource(need).stream()
                .filter(task -> task.kind().equals(NeedKeeping.KEY) && task.isOpen())
                .findFirst();
    }

    /** Alarms raised about it, in the order in which that was. */
    List<Task> alarms(UUID need) {
        return tasks.ofSource(need).stream()
                .filter(task -> !task.kind().equals(NeedKeeping.KEY))
                .sorted(Comparator.comparing(Task::dueFrom))
                .toList();
    }
}
