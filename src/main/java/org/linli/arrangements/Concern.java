package org.linli.arrangements;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;

/**
 * Why an arrangement is asked for.
 *
 * @param person whom it is about; null where it is the household
 */
public record Concern(Why why, @Nullable PersonId person) {

    /** What is in the way. */
    public enum Why {
        /** A dependant lives in the same rooms as the only one who can look after them, who is confined there. */
        SHUT_IN,
        /** A dependant stays at home, and nobody who can look after them does. */
        LEFT,
        /** A child, or somebody disabled, is taken to a site: somebody has to go along. */
        SENT,
        /** Somebody of 14 to 17 would be alone at night. */
        NIGHT,
        /** Nobody of the home may leave it to shop or to fetch medicine. */
        ERRANDS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Why of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of the sentence; its value is the name, where it is about somebody. */
        public String key() {
            return "arrangements.why." + code();
        }
    }
}
