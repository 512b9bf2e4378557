package org.linli.tasks;

/**
 * What completing a task led to.
 *
 * @param said told to whoever did it, such as "36.5 ℃ noted"
 * @param brief the same in a word or two, for a line about several: "36.5"
 * @param serious whether it needs attention at once: shown as a warning
 */
public record CompletionOutcome(TaskMessage said, TaskMessage brief, boolean serious) {

    public static CompletionOutcome noted(String key, Object... args) {
        TaskMessage said = TaskMessage.of(key, args);
        return new CompletionOutcome(said, said, false);
    }

    public static CompletionOutcome serious(String key, Object... args) {
        TaskMessage said = TaskMessage.of(key, args);
        return new CompletionOutcome(said, said, true);
    }

    /** The same, told so in a line about several. */
    public CompletionOutcome briefly(String key, Object... args) {
        return new CompletionOutcome(said, TaskMessage.of(key, args), serious);
    }

    /** The same, with something else that it led to. */
    public CompletionOutcome and(TaskMessage also) {
        return new CompletionOutcome(TaskMessage.of("tasks.said.and", said.nested(), also.nested()), brief, serious);
    }
}
