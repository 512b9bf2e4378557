package org.linli.policy;

import java.time.LocalTime;

/**
 * Hours of a day within which something is to be done.
 *
 * @param from the first minute
 * @param until the last minute, after {@code from}; a window never crosses midnight
 */
public record Window(LocalTime from, LocalTime until) {

    public Window {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A window must end after it begins: " + from + "-" + until);
        }
    }
}
