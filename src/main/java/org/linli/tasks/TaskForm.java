package org.linli.tasks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a task, in order. Plain data.
 *
 * @param kind key of the {@link TaskKind}, for the labels
 * @param fields few, so that the plain case takes three taps
 */
public record TaskForm(String kind, List<TaskField> fields) {

    public TaskForm {
        fields = List.copyOf(fields);
    }

    public static TaskForm of(String kind, TaskField... fields) {
        return new TaskForm(kind, List.of(fields));
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
