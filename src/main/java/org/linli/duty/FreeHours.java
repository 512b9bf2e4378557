package org.linli.duty;

import java.time.DayOfWeek;
import java.time.LocalDateTime;

/** When a volunteer has time on a weekday; several may be of one. */
public record FreeHours(DayOfWeek weekday, PostPattern.Hours hours) {

    /** Whether they have time from one moment until the other, by the clock. */
    boolean covers(LocalDateTime from, LocalDateTime until) {
        if (from.getDayOfWeek() != weekday) {
            return false;
        }
        LocalDateTime begins = from.toLocalDate().atTime(hours.begins());
        return !begins.isAfter(from) && !begins.plus(hours.length()).isBefore(until);
    }
}
