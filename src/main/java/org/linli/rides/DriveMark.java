package org.linli.rides;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a driver tapped.
 *
 * @param id made on the phone
 * @param at by the phone's clock
 * @param undoes where the ride stood on the page on which {@link What#UNDO} was tapped; null where that is not known
 */
public record DriveMark(UUID id, UUID ride, What what, Instant at, Ride.@Nullable State undoes) {

    /** One that undoes whatever was tapped last, if anything. */
    public DriveMark(UUID id, UUID ride, What what, Instant at) {
        this(id, ride, what, at, null);
    }

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
