package org.linli.tasks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Refused;

/**
 * What was typed at a visit: for each task the fields of its own form, under {@code <id of the task>-<field>}.
 *
 * @param at when it was done; null for now
 * @param entries one for each task that stood on the page, in its order
 */
record VisitForm(@Nullable Instant at, List<VisitEntry> entries) {

    /** Field of the id that is made for a task with the page. */
    static final String COMPLETION = "completion";

    /** Names that the page itself uses beside the tasks' fields. */
    private static final Set<String> OWN = Set.of("_csrf", "doneAt", "then");

    private static final int OF_AN_ID = 36;

    VisitForm {
        entries = List.copyOf(entries);
    }

    static String prefix(TaskId task) {
        return task + "-";
    }

    /** @throws Refused where something was sent that no page of ours asks for */
    static VisitForm read(Map<String, List<String>> sent, @Nullable Instant at) {
        var fields = new LinkedHashMap<TaskId, Map<String, List<String>>>();
        sent.forEach((name, values) -> {
            if (!OWN.contains(name)) {
                TaskId task = task(name)
                        .orElseThrow(() -> Refused.of("", "tasks.answer.unknown", TaskQuestion.shortened(name)));
                List<String> given =
                        values.stream().filter(value -> !value.isBlank()).toList();
                Map<String, List<String>> typed = fields.computeIfAbsent(task, t -> new LinkedHashMap<>());
                if (!given.isEmpty()) {
                    typed.put(name.substring(OF_AN_ID + 1), given);
                }
            }
        });
        return new VisitForm(
                at,
                fields.entrySet().stream()
                        .map(one -> entry(one.getKey(), one.getValue()))
                        .toList());
    }

    private static VisitEntry entry(TaskId task, Map<String, List<String>> typed) {
        List<String> ids = Optional.ofNullable(typed.remove(COMPLETION)).orElse(List.of());
        UUID completion = ids.stream()
                .findFirst()
                .flatMap(VisitForm::id)
                .orElseThrow(() -> Refused.of("", "tasks.completion.id"));
        return new VisitEntry(task, completion, typed);
    }

    /** The task whose field it is; empty for any other name. */
    static Optional<TaskId> task(String name) {
        return name.length() > OF_AN_ID + 1 && name.charAt(OF_AN_ID) == '-'
                ? id(name.substring(0, OF_AN_ID)).map(TaskId::of)
                : Optional.empty();
    }

    /** The question for photos that a field of that name may be. */
    static Optional<TaskPhotoUpload.Asked> photos(String name) {
        return task(name).map(task -> new TaskPhotoUpload.Asked(task, name.substring(OF_AN_ID + 1)));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
