package org.linli.duty;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else is to stand in a seat.
 *
 * @param from who stands there as far as whoever changes it knows; null for nobody
 * @param to who is to; null for nobody
 */
public record SeatChange(
        UUID seat, @Nullable UUID from, @Nullable UUID to) {

    /** Why it changed. */
    public enum Why {
        PLAN,
        HAND,
        REPLACEMENT,
        SWAP,
        CANCELLED;

        /** As it is stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.change.why." + code();
        }
    }
}
