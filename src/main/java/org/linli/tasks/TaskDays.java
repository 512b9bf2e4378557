package org.linli.tasks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a whole day at once, in a number of statements that does not grow with its tasks. */
@Service
public class TaskDays {

    private final TaskLists lists;
    private final CompletionStore completions;
    private final Tasks tasks;
    private final People people;
    private final Permissions permissions;
    private final BusinessClock clock;

    TaskDays(
            TaskLists lists,
            CompletionStore completions,
            Tasks tasks,
            People people,
            Permissions permissions,
            BusinessClock clock) {
        this.permissions = permissions;
        this.lists = lists;
        this.completions = completions;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Today's tasks of the whole scope of whoever acts, what was left over from earlier days among them.
     *
     * @param most how many to do and how many done are told, 1 or more
     */
    @Transactional(readOnly = true)
    public TaskDay today(int most) {
        TodayQuestion question = TodayQuestion.of(TaskQuery.all(clock.today()), people, clock);
        List<TaskRow> open = lists.firstOpen(question, most + 1);
        boolean more = open.size() > most;
        List<TaskRow> told = more ? open.subList(0, most) : open;
        List<TaskRow> done = lists.done(question, most);
        List<Task> all =
                Stream.concat(told.stream(), done.stream()).map(TaskRow::task).toList();
        return new TaskDay(
                told,
                done,
                more,
                byKind(all, TaskKind::forms),
                byKind(all.stream().filter(this::mayDo).toList(), TaskKind::latelyOfAll),
                completions.ofAll(done.stream().map(row -> row.task().id()).toList()));
    }

    /** What was found before is told to whoever does the task; for a release that is much to find out. */
    private boolean mayDo(Task task) {
        return permissions.held(tasks.kind(task.kind()).permission());
    }

    private <T> Map<TaskId, T> byKind(
            Collection<Task> all, BiFunction<TaskKind, Collection<Task>, Map<TaskId, T>> asked) {
        Map<TaskId, T> answers = new HashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(Task::kind))
                .forEach((kind, some) -> answers.putAll(asked.apply(tasks.kind(kind), some)));
        return answers;
    }
}
