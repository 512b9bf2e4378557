package org.linli.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The night, from ten in the evening to six in the morning. */
final class WorkNight {

    static final LocalTime BEGINS = LocalTime.of(22, 0);

    static final LocalTime ENDS = LocalTime.of(6, 0);

    private WorkNight() {}

    /** Whether the moment lies in a night; its last moment does not. */
    static boolean has(Instant moment, ZoneId zone) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return !time.isBefore(BEGINS) || time.isBefore(ENDS);
    }

    /** How much of the time between two moments lies in nights. */
    static Duration within(Instant from, Instant until, ZoneId zone) {
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begins = day.atTime(BEGINS).atZone(zone).toInstant();
            Instant ends = day.plusDays(1).atTime(ENDS).atZone(zone).toInstant();
            Duration common = Duration.between(later(begins, from), earlier(ends, until));
            sum = common.isNegative() ? sum : sum.plus(common);
        }
        return sum;
    }

    /** The latest moment of the time between two that lies in a night, or is one; null where none does. */
    static @Nullable Instant latest(Instant from, Instant until, ZoneId zone) {
        if (has(until, zone)) {
            return until;
        }
        LocalDate day = until.atZone(zone).toLocalDate();
        Instant ended = day.atTime(ENDS).atZone(zone).toInstant();
        return ended.isAfter(from) && ended.isBefore(until) ? ended : has(from, zone) ? from : null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
