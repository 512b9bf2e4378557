package org.linli.tasks;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.access.Role;

/**
 * A kind of task: declared once as a bean, shown on the page, offered in the API and checked on the server from the
 * same {@link TaskForm}. Its name is the message {@code tasks.kind.<key>}, its fields'
 * {@code tasks.form.<key>.<field>}.
 */
public interface TaskKind {

    /** Such as {@code care.temperature}; unique. */
    String key();

    /** What is asked when it is done. */
    TaskForm form(Task task);

    /** The {@linkplain #form forms} of many tasks; a kind that asks the database for one asks once for all. */
    default Map<TaskId, TaskForm> forms(Collection<Task> tasks) {
        return tasks.stream().collect(Collectors.toMap(Task::id, this::form));
    }

    /**
     * Writes the record that completing the task stands for, in the same transaction. Called for each completion: also
     * for the second of two people who did the same task, and for corrections.
     *
     * @throws org.linli.platform.Refused when it cannot be done so; nothing is kept then
     */
    CompletionOutcome complete(Task task, Answers answers, Completion completion);

    /** Id of a symbol in {@code icons.svg}. */
    default String icon() {
        return "check";
    }

    /** What it is in a line, beside its name: "day 3 · morning"; the key of an empty message for nothing. */
    default TaskMessage detail(Task task) {
        return TaskMessage.of("tasks.detail.none");
    }

    /** How urgent such a task is; {@link Urgency#ROUTINE} unless its kind says otherwise. */
    default Urgency urgency(NewTask task) {
        return Urgency.ROUTINE;
    }

    /** Whose it is: the first of these roles that somebody holds for the place. */
    default List<Role> assignedTo() {
        return List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY);
    }

    /** What whoever does it must be allowed. */
    default String permission() {
        return "tasks.do";
    }

    /** How long before its window it may be done. */
    default Duration early() {
        return Duration.ofHours(1);
    }

    /** Whether several of one household at one time are one visit, with a row for each person. */
    default boolean joins() {
        return false;
    }

    /** Whom to call to do it, beside the person whom it is about. Whoever shows the number notes the look. */
    default Optional<TaskCall> call(Task task) {
        return Optional.empty();
    }

    /** Earlier results worth seeing while doing it, newest first; only few. */
    default List<TaskMessage> lately(Task task) {
        return List.of();
    }

    /** What was {@linkplain #lately lately} recorded of many; of those where nothing was there is no entry. */
    default Map<TaskId, List<TaskMessage>> latelyOfAll(Collection<Task> tasks) {
        Map<TaskId, List<TaskMessage>> recorded = new HashMap<>();
        for (Task task : tasks) {
            List<TaskMessage> lately = lately(task);
            if (!lately.isEmpty()) {
                recorded.put(task.id(), lately);
            }
        }
        return recorded;
    }
}
