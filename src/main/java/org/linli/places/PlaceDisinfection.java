package org.linli.places;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something was disinfected at a place.
 *
 * @param what at least one
 * @param doneBy who did it, as written, 1 to {@value #LONGEST} characters
 * @param by the account that entered it; null through the code at the door
 */
public record PlaceDisinfection(
        UUID id,
        UUID place,
        Instant at,
        List<What> what,
        String doneBy,
        @Nullable UUID by) {

    static final int LONGEST = 60;

    public PlaceDisinfection {
        what = List.copyOf(what);
    }

    /** What is disinfected. */
    public enum What {
        SURFACES,
        FLOOR,
        AIR,
        TOOLS,
        COLD_CHAIN,
        WASTE;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "place.disinfection.what." + code();
        }

        static Optional<What> of(String code) {
            return Arrays.stream(values())
                    .filter(what -> what.code().equals(code))
                    .findFirst();
        }
    }
}
