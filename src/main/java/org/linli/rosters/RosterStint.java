package org.linli.rosters;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A duty as limits and shares see it.
 *
 * @param day number of the duty day
 * @param begins in seconds, like {@code ends}
 * @param planned whether it is a seat of the plan; others are fixed and count for limits only
 */
record RosterStint(
        long day,
        long begins,
        long ends,
        int minutes,
        int halfHours,
        boolean night,
        boolean weekend,
        boolean festival,
        boolean planned)
        implements Comparable<RosterStint> {

    static RosterStint of(RosterSeat seat, RosterLimits limits, ZoneId zone) {
        return of(seat.day(), seat.begins(), seat.ends(), limits, zone, seat.festival() != null, true);
    }

    static RosterStint of(RosterDuty duty, RosterLimits limits, ZoneId zone) {
        return of(duty.day(), duty.begins(), duty.ends(), limits, zone, false, false);
    }

    private static RosterStint of(
            LocalDate day,
            Instant begins,
            Instant ends,
            RosterLimits limits,
            ZoneId zone,
            boolean festival,
            boolean planned) {
        long minutes = Duration.between(begins, ends).toMinutes();
        boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        return new RosterStint(
                day.toEpochDay(),
                begins.getEpochSecond(),
                ends.getEpochSecond(),
                (int) minutes,
                RosterMeasure.halfHours(minutes),
                limits.isNight(begins, ends, zone),
                weekend,
                festival,
                planned);
    }

    /** The same for the same time only; sums of it tell sets of stints apart. */
    long sign() {
        long mixed = (begins * 0x9E3779B97F4A7C15L) ^ (ends * 0xC2B2AE3D27D4EB4FL);
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(day);
    }

    @Override
    public int compareTo(RosterStint other) {
        return begins != other.begins ? Long.compare(begins, other.begins) : Long.compare(ends, other.ends);
    }
}
