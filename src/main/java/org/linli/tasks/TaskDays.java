package org.linli.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a whole day at once, in a number of statements that does not grow with its tasks. */
@Service
public class TaskDays {

    private static final int MOST_COUNTED = 100_000;

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
     * Today's tasks of the scope of whoever acts, what was left over from earlier days among them. Alarms are told of
     * the whole scope, whatever it is narrowed to.
     *
     * @param area only what is at or under this node; null for all
     * @param most how many to do and how many done are told, 1 or more
     */
    @Transactional(readOnly = true)
    public TaskDay today(@Nullable AreaPath area, int most) {
        TodayQuestion question = question(area);
        List<TaskRow> open = lists.firstOpen(question, Acting.now().account(), most + 1);
        boolean more = open.size() > most;
        List<TaskRow> told = new ArrayList<>(more ? open.subList(0, most) : open);
        if (area != null) {
            lists.alarms().stream()
                    .filter(alarm -> told.stream()
                            .noneMatch(
                                    row -> row.task().id().equals(alarm.task().id())))
                    .forEach(told::add);
        }
        List<TaskRow> done = lists.done(question, most);
        List<Task> all =
                Stream.concat(told.stream(), done.stream()).map(TaskRow::task).toList();
        return new TaskDay(
                told,
                done,
                more ? lists.countOpen(question, MOST_COUNTED) - most : 0,
                more || area != null ? lists.places(question(null)) : places(told),
                byKind(all, TaskKind::forms),
                byKind(all.stream().filter(this::mayDo).toList(), TaskKind::latelyOfAll),
                completions.ofAll(done.stream().map(row -> row.task().id()).toList()));
    }

    private TodayQuestion question(@Nullable AreaPath area) {
        return TodayQuestion.of(new TaskQuery(clock.today(), null, area, "", ""), people, clock);
    }

    private static List<TaskPlace> places(List<TaskRow> rows) {
        return rows.stream().map(row -> TaskPlace.of(row.task())).distinct().toList();
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
