package org.linli.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One of several to choose from in a form.
 *
 * @param value as it is sent
 * @param words as it is read, or the message key of that
 * @param keyed whether the words are a message key
 */
public record FormChoice(String value, String words, boolean keyed) {

    /** All of an enum, by their message keys. */
    public static <E extends Enum<E>> List<FormChoice> of(E[] all, Function<E, String> key) {
        return of(Arrays.asList(all), key);
    }

    /** Some of an enum, by their message keys. */
    public static <E extends Enum<E>> List<FormChoice> of(Collection<E> some, Function<E, String> key) {
        return keyed(some, Enum::name, key);
    }

    /** Things whose names are messages. */
    public static <T> List<FormChoice> keyed(Collection<T> all, Function<T, String> value, Function<T, String> key) {
        return all.stream()
                .map(each -> new FormChoice(value.apply(each), key.apply(each), true))
                .toList();
    }

    /** Things that have names of their own. */
    public static <T> List<FormChoice> named(Collection<T> all, Function<T, String> value, Function<T, String> name) {
        return all.stream()
                .map(each -> new FormChoice(value.apply(each), name.apply(each), false))
                .toList();
    }
}
