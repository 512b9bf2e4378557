package org.linli.tasks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a task, in order. Plain data.
 *
 * @param kind key of the {@link TaskKind}, for the labels
 * @param fields few, so that the plain case takes three taps
 * @param doneBy name of the yes/no field whose yes says that the task was done at all, such as {@code taken}: where
 *     several tasks stand on one page it is a tick, and without the tick the task is left undone. An optional one is
 *     not asked where the task stands alone, since sending it says the same. Null where a given answer says it
 */
public record TaskForm(
        String kind, List<TaskField> fields, @Nullable String doneBy) {

    public TaskForm {
        fields = List.copyOf(fields);
        if (doneBy != null
                && fields.stream().noneMatch(f -> f.name().equals(doneBy) && f.type() == TaskField.Type.YES_NO)) {
            throw new IllegalArgumentException("Form " + kind + " has no yes/no field " + doneBy);
        }
    }

    public static TaskForm of(String kind, TaskField... fields) {
        return new TaskForm(kind, List.of(fields), null);
    }

    /** The same, done when this yes/no field of it is answered with yes. */
    public TaskForm doneBy(String field) {
        return new TaskForm(kind, fields, field);
    }

    /** Whether photos are asked for. */
    boolean asksForPhotos() {
        return fields.stream().anyMatch(field -> field.type() == TaskField.Type.PHOTO);
    }

    /** What is asked where the task stands alone. */
    List<TaskField> alone() {
        return fields.stream()
                .filter(field -> field.required() || !field.name().equals(doneBy))
                .toList();
    }

    /**
     * Reads answers as they came from a page or as JSON: texts, numbers, booleans, lists of texts.
     *
     * @throws org.linli.platform.Refused with every answer that is missing, malformed, out of bounds or not asked for
     */
    public Answers read(Map<String, ? extends @Nullable Object> raw) {
        return new AnswerReader(this, raw).read();
    }
}
