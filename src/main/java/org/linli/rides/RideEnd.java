package org.linli.rides;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Position;

/**
 * Where a ride begins or ends.
 *
 * @param place id of a place; null for a home and an address
 * @param words of an address, 1 to {@value #LONGEST} characters; empty for a home and a place
 * @param position of an address, null where it is not known; null for a home and a place, which know their own
 */
public record RideEnd(
        Kind kind,
        @Nullable UUID place,
        String words,
        @Nullable Position position) {

    static final int LONGEST = 100;

    /** What it is. */
    public enum Kind {
        /** Where the person lives on that day. */
        HOME,
        PLACE,
        ADDRESS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Where the person lives. */
    public static RideEnd home() {
        return new RideEnd(Kind.HOME, null, "", null);
    }

    /** A place that is looked after. */
    public static RideEnd place(UUID id) {
        return new RideEnd(Kind.PLACE, id, "", null);
    }

    /** Anywhere else. */
    public static RideEnd address(String words, @Nullable Position position) {
        return new RideEnd(Kind.ADDRESS, null, words, position);
    }
}
