package org.linli.places;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * When a place is open.
 *
 * @param weekdays on which it opens, at least one
 * @param closes on the next day where it is not after the opening
 */
public record PlaceHours(Set<DayOfWeek> weekdays, LocalTime opens, LocalTime closes) {

    public PlaceHours {
        weekdays = Set.copyOf(weekdays);
    }

    /** Whether it is open at a moment, by the clock. */
    public boolean isOpen(LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean overMidnight = !closes.isAfter(opens);
        boolean today = weekdays.contains(at.getDayOfWeek())
                && !time.isBefore(opens)
                && (overMidnight || time.isBefore(closes));
        boolean sinceYesterday =
                overMidnight && weekdays.contains(at.getDayOfWeek().minus(1)) && time.isBefore(closes);
        return today || sinceYesterday;
    }
}
