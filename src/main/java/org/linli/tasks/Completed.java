package org.linli.tasks;

/**
 * What completing a task led to.
 *
 * @param said told to whoever did it, such as "36.5 ℃ noted"
 * @param serious whether it needs attention at once: shown as a warning
 */
public record Completed(Said said, boolean serious) {

    public static Completed noted(String key, Object... args) {
        return new Completed(Said.of(key, args), false);
    }

    public static Completed serious(String key, Object... args) {
        return new Completed(Said.of(key, args), true);
    }
}
