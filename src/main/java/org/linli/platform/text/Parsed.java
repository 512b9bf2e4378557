package org.linli.platform.text;

import java.util.List;
import java.util.function.Function;
import org.linli.platform.Problem;

/**
 * What came of reading something that a person wrote: a value, or a refusal that says in the user's words what is
 * wrong.
 *
 * @param <T> what was looked for
 */
public sealed interface Parsed<T> {

    /** It was understood. */
    record Good<T>(T value) implements Parsed<T> {}

    /**
     * It was not, or must not be taken.
     *
     * @param messageKey key in the message bundles
     * @param args values for its placeholders; never the whole of an ID or phone number
     */
    record Refused<T>(String messageKey, List<Object> args) implements Parsed<T> {
        public Refused {
            args = List.copyOf(args);
        }

        /** The same for the user, about a field of a form. */
        public Problem problem(String field) {
            return new Problem(field, messageKey, args);
        }

        /** The same refusal where another value was looked for. */
        public <U> Refused<U> as() {
            return new Refused<>(messageKey, args);
        }
    }

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> refused(String messageKey, Object... args) {
        return new Refused<>(messageKey, List.of(args));
    }

    /** Reads on from the value; a refusal stays one. */
    default <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Refused<T> refused -> refused.as();
        };
    }

    /**
     * The value of what was typed into a field.
     *
     * @throws org.linli.platform.Refused where it was refused
     */
    default T orRefused(String field) {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Refused<T> refused -> throw new org.linli.platform.Refused(List.of(refused.problem(field)));
        };
    }

    /**
     * The value of something known to be good.
     *
     * @throws IllegalStateException with the key of the refusal if it was refused
     */
    default T orThrow() {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Refused<T> refused -> throw new IllegalStateException("Refused: " + refused.messageKey());
        };
    }
}
