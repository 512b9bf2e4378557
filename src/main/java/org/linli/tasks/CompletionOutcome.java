package org.linli.tasks;

/**
 * What completing a task led to.
 *
 * @param said told to whoever did it, such as "36.5 ℃ noted"
 * @param serious whether it needs attention at once: shown as a warning
 */
public record CompletionOutcome(TaskMessage said, boolean serious) {

    public static CompletionOutcome noted(String key, Object... args) {
        return new CompletionOutcome(TaskMessage.of(key, args), false);
    }

    public static CompletionOutcome serious(String key, Object... args) {
        return new CompletionOutcome(TaskMessage.of(key, args), true);
    }
}
