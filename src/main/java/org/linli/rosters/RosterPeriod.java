package org.linli.rosters;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days to be planned.
 *
 * @param until the last of them
 */
public record RosterPeriod(ZoneId zone, LocalDate from, LocalDate until) {

    /** Throws {@link IllegalArgumentException} when it ends before it begins. */
    public RosterPeriod {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("Days from " + from + " until " + until);
        }
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
