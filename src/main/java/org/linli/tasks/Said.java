package org.linli.tasks;

import java.util.List;

/**
 * Something to be said in the reader's language.
 *
 * @param key message key
 * @param args its values, in order
 */
public record Said(String key, List<Object> args) {

    public Said {
        args = List.copyOf(args);
    }

    public static Said of(String key, Object... args) {
        return new Said(key, List.of(args));
    }
}
