package org.linli.tasks;

import java.util.List;
import java.util.Map;

/**
 * What is to do and done today, with all that doing it takes; for a phone that has no signal later.
 *
 * @param open what is to do, the most urgent and what is due first in front
 * @param done the latest done, newest first
 * @param more whether there is more to do than is told here
 * @param forms of those to do and done
 * @param lately what was lately recorded of what each is about, newest first; only of those that whoever asks may do
 * @param completions of those done, in the order in which they came in; replaced ones too
 */
public record TaskDay(
        List<TaskRow> open,
        List<TaskRow> done,
        boolean more,
        Map<TaskId, TaskForm> forms,
        Map<TaskId, List<TaskMessage>> lately,
        Map<TaskId, List<Completion>> completions) {}
