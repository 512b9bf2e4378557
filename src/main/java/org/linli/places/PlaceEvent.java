package org.linli.places;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a place.
 *
 * @param details of a change, message keys of what was changed
 * @param by account of whoever entered it; null for the program
 */
public record PlaceEvent(
        Kind kind,
        List<String> details,
        Instant at,
        @Nullable UUID by) {

    /** What happened. */
    public enum Kind {
        ENTERED,
        CHANGED,
        ENDED,
        RESUMED,
        /** A new code for its door; those printed before are dead. */
        DOOR_RENEWED,
        PHOTOGRAPHED;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "place.event." + code();
        }

        static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
