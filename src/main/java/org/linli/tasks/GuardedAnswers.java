package org.linli.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept apart by who reads them: {@code open} to whoever sees the task, the others by the permission that it
 * takes. Nothing that was kept behind a permission is read otherwise, whatever the form asks for by now.
 */
record GuardedAnswers(Map<String, Object> open, Map<String, Map<String, Object>> guarded) {

    /** As the form says that each is read. */
    static GuardedAnswers of(TaskForm form, Answers answers) {
        var open = new LinkedHashMap<>(answers.values());
        var guarded = new LinkedHashMap<String, Map<String, Object>>();
        for (TaskField field : form.fields()) {
            Object value = field.readBy().isEmpty() ? null : open.remove(field.name());
            if (value != null) {
                guarded.computeIfAbsent(field.readBy(), permission -> new LinkedHashMap<>())
                        .put(field.name(), value);
            }
        }
        return new GuardedAnswers(open, guarded);
    }

    /** Those that whoever holds these permissions reads. */
    Answers readable(Predicate<String> held) {
        var read = new LinkedHashMap<>(open);
        guarded.forEach((permission, values) -> {
            if (held.test(permission)) {
                read.putAll(values);
            }
        });
        return new Answers(read);
    }

    /** Those that the others read. */
    Map<String, Object> hidden(Predicate<String> held) {
        var hidden = new LinkedHashMap<String, Object>();
        guarded.forEach((permission, values) -> {
            if (!held.test(permission)) {
                hidden.putAll(values);
            }
        });
        return hidden;
    }

    /**
     * What was sent, completed by what whoever sends it could not read and left empty, as far as the form still asks
     * for it: a correction by somebody else loses nothing.
     */
    static Map<String, @Nullable Object> completed(
            TaskForm form, Map<String, ? extends @Nullable Object> sent, Map<String, Object> hidden) {
        var completed = new LinkedHashMap<String, @Nullable Object>(sent);
        form.fields().stream()
                .map(TaskField::name)
                .filter(hidden::containsKey)
                .filter(name -> isEmpty(sent.get(name)))
                .forEach(name -> completed.put(name, hidden.get(name)));
        return completed;
    }

    private static boolean isEmpty(@Nullable Object sent) {
        return sent == null || sent.toString().isBlank();
    }
}
