package org.linli.platform;

import java.util.List;

/**
 * One thing that is wrong with what a user gave, said so that the user can mend it.
 *
 * @param field name of the form field or JSON property; empty when it concerns the whole
 * @param key message key; the text says what is wrong, the actual value and what to do
 * @param args values for the message; never an unmasked ID or phone number
 */
public record Problem(String field, String key, List<Object> args) {

    public static Problem of(String field, String key, Object... args) {
        return new Problem(field, key, List.of(args));
    }
}
