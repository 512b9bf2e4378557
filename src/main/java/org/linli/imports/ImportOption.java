package org.linli.imports;

/**
 * What can be answered about a list as a whole.
 *
 * @param name of the field in the form and in the API
 * @param type of the answer
 * @param messageKey of the question; {@code .help} behind it is the key of its explanation
 * @param answer what holds while nobody says otherwise; empty for nothing
 * @param required whether a list is not started without an answer
 */
public record ImportOption(String name, Type type, String messageKey, String answer, boolean required) {

    /** One that need not be answered. */
    public ImportOption(String name, Type type, String messageKey, String answer) {
        this(name, type, messageKey, answer, false);
    }

    /** What an answer looks like. */
    public enum Type {
        /** {@code true} or {@code false}. */
        YES_NO,
        /** A day, as in 2022-02-07. */
        DAY
    }
}
