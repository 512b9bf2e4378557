package org.linli.rosters;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How much anybody may stand.
 *
 * @param rest least time between the duties of two days
 * @param day most time on duty on one duty day
 * @param daysInRow most duty days without a day off
 * @param nightsInRow most nights one after the other
 * @param nightFrom where night begins, the evening before
 * @param nightUntil where it ends
 * @param night so much of a shift within the night makes it a night shift
 */
public record RosterLimits(
        Duration rest,
        Duration day,
        int daysInRow,
        int nightsInRow,
        LocalTime nightFrom,
        LocalTime nightUntil,
        Duration night) {

    /** Measured in time that passes, so that a change of the clock neither makes nor hides a night. */
    public boolean isNight(Instant begins, Instant ends, ZoneId zone) {
        Duration within = Duration.ZERO;
        LocalDate last = ends.atZone(zone).toLocalDate();
        for (LocalDate eve = begins.atZone(zone).toLocalDate().minusDays(1);
                !eve.isAfter(last);
                eve = eve.plusDays(1)) {
            Instant from = later(begins, eve.atTime(nightFrom).atZone(zone).toInstant());
            Instant until = earlier(
                    ends, eve.plusDays(1).atTime(nightUntil).atZone(zone).toInstant());
            if (from.isBefore(until)) {
                within = within.plus(Duration.between(from, until));
            }
        }
        return within.compareTo(night) >= 0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
