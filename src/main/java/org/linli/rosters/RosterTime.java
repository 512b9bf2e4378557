package org.linli.rosters;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param until no longer part of it
 */
public record RosterTime(Instant from, Instant until) {

    boolean overlaps(Instant begins, Instant ends) {
        return from.isBefore(ends) && begins.isBefore(until);
    }
}
