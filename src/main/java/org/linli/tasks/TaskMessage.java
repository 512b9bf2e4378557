package org.linli.tasks;

import java.util.List;

/**
 * Something to be said in the reader's language.
 *
 * @param key message key
 * @param args its values, in order
 */
public record TaskMessage(String key, List<Object> args) {

    public TaskMessage {
        args = List.copyOf(args);
    }

    public static TaskMessage of(String key, Object... args) {
        return new TaskMessage(key, List.of(args));
    }
}
