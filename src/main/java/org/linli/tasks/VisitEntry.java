package org.linli.tasks;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was typed for one task of a visit.
 *
 * @param completion the id made for it with the page, so that it is stored once
 * @param typed what was typed, by field; without what was left empty
 */
record VisitEntry(TaskId task, UUID completion, Map<String, List<String>> typed) {

    VisitEntry {
        typed = Map.copyOf(typed);
    }

    /** Whether nothing was typed: the task is left undone. */
    boolean isEmpty() {
        return typed.isEmpty();
    }

    /** As a form reads them. */
    Map<String, Object> answers() {
        var answers = new java.util.HashMap<String, Object>();
        typed.forEach((field, values) -> answers.put(field, values.size() == 1 ? values.getFirst() : values));
        return answers;
    }
}
