package org.linli.rides;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a driver tapped.
 *
 * @param id made on the phone
 * @param at by the phone's clock
 */
public record DriveMark(UUID id, UUID ride, What what, Instant at) {

    /** What happened. */
    public enum What {
        ABOARD,
        NOT_THERE,
        DECLINED,
        SET_DOWN,
        /** The last tap about the ride was wrong. */
        UNDO;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<What> of(String code) {
            return Arrays.stream(values())
                    .filter(what -> what.code().equals(code))
                    .findFirst();
        }
    }
}
