package org.linli.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** When a volunteer has time on a weekday; several may be of one. */
public record FreeHours(DayOfWeek weekday, PostPattern.Hours hours) {

    /** Whether they have time from one moment until the other, by the clock. */
    boolean covers(LocalDateTime from, LocalDateTime until) {
        return covers(from.toLocalDate(), from, until)
                || covers(from.toLocalDate().minusDays(1), from, until);
    }

    /** Whether those hours do that begin on the day; they may run into the next one. */
    private boolean covers(LocalDate day, LocalDateTime from, LocalDateTime until) {
        LocalDateTime begins = day.atTime(hours.begins());
        return day.getDayOfWeek() == weekday
                && !begins.isAfter(from)
                && !begins.plus(hours.length()).isBefore(until);
    }
}
