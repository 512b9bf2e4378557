package org.linli.field;

import java.time.Duration;
import java.time.Instant;

/** By how much a phone's clock is off, which its times are corrected by. */
public final class FieldClock {

    /** A clock that is less off than this is not corrected: the answer took so long to come, too. */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private FieldClock() {}

    /**
     * How far it is ahead; negative when it is behind, zero while that is little.
     *
     * @param sentAt what the phone said while it sent
     */
    public static Duration ahead(Instant now, Instant sentAt) {
        Duration ahead = Duration.between(now, sentAt);
        return ahead.abs().compareTo(TOLERATED) > 0 ? ahead : Duration.ZERO;
    }
}
