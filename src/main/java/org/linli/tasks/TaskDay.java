package org.linli.tasks;

import java.util.List;
import java.util.Map;

/**
 * What is to do and done today, with all that doing it takes; for a phone that has no signal later.
 *
 * @param open what is to do: alarms in front, then one's own, then what is due first
 * @param done the latest done, newest first
 * @param left how much more there is to do than is told here
 * @param places where something is to do, also beyond what it is narrowed to
 * @param forms of those to do and done
 * @param lately what was lately recorded of what each is about, newest first; only of those that whoever asks may do
 * @param completions of those done, in the order in which they came in; replaced ones too
 */
public record TaskDay(
        List<TaskRow> open,
        List<TaskRow> done,
        long left,
        List<TaskPlace> places,
        Map<TaskId, TaskForm> forms,
        Map<TaskId, List<TaskMessage>> lately,
        Map<TaskId, List<Completion>> completions) {}
