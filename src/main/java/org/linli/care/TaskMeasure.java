package org.linli.care;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.platform.Dates;
import org.linli.platform.NotFound;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** The measure that a task belongs to, and what was lately found under it. */
@Component
class TaskMeasure {

    private static final int LATELY = 3;

    private final MeasureStore measures;
    private final RecordStore records;
    private final Dates dates;

    TaskMeasure(MeasureStore measures, RecordStore records, Dates dates) {
        this.measures = measures;
        this.records = records;
        this.dates = dates;
    }

    Measure of(Task task) {
        MeasureId id = id(task);
        return measures.find(id).orElseThrow(() -> new NotFound("measure", id));
    }

    /** Of each task, in one statement. */
    Map<TaskId, Measure> ofAll(Collection<Task> tasks) {
        Map<MeasureId, Measure> found = measures.findAll(ids(tasks));
        return tasks.stream()
                .collect(Collectors.toMap(
                        Task::id,
                        task -> Optional.ofNullable(found.get(id(task)))
                                .orElseThrow(() -> new NotFound("measure", id(task)))));
    }

    List<TaskMessage> temperatures(Task task) {
        return temperatures(List.of(task)).getOrDefault(task.id(), List.of());
    }

    /** What each is told of temperatures, in one statement; tasks of which there is nothing to tell are left out. */
    Map<TaskId, List<TaskMessage>> temperatures(Collection<Task> tasks) {
        return told(tasks, records.latest(ids(tasks), LATELY), this::temperature);
    }

    List<TaskMessage> samples(Task task) {
        return samples(List.of(task)).getOrDefault(task.id(), List.of());
    }

    /** As {@link #temperatures}, of samples. */
    Map<TaskId, List<TaskMessage>> samples(Collection<Task> tasks) {
        Map<MeasureId, List<Sample>> latest = new HashMap<>();
        records.samples(ids(tasks))
                .forEach((id, all) ->
                        latest.put(id, all.reversed().stream().limit(LATELY).toList()));
        return told(tasks, latest, this::sample);
    }

    private TaskMessage temperature(Temperature taken) {
        return TaskMessage.of(
                "care.lately.temperature",
                dates.moment(taken.at()),
                taken.celsius().toPlainString());
    }

    private TaskMessage sample(Sample taken) {
        return TaskMessage.of("care.lately.sample." + taken.result().code(), dates.moment(taken.at()));
    }

    private static <T> Map<TaskId, List<TaskMessage>> told(
            Collection<Task> tasks, Map<MeasureId, List<T>> latest, Function<T, TaskMessage> words) {
        Map<TaskId, List<TaskMessage>> told = new HashMap<>();
        for (Task task : tasks) {
            List<T> of = latest.getOrDefault(id(task), List.of());
            if (!of.isEmpty()) {
                told.put(task.id(), of.stream().map(words).toList());
            }
        }
        return told;
    }

    private static Set<MeasureId> ids(Collection<Task> tasks) {
        return tasks.stream().map(TaskMeasure::id).collect(Collectors.toSet());
    }

    private static MeasureId id(Task task) {
        return MeasureId.of(Objects.requireNonNull(task.sourceId(), "a task of care has a measure"));
    }
}
