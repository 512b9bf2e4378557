package org.linli.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's day as far as traces tell of it.
 *
 * @param day the sub-district's day on which it began; work that goes on over midnight belongs to it
 * @param first the first trace
 * @param last the end of the last one
 * @param firstKind message key of what the first was
 * @param lastKind message key of what the last was
 * @param night time between traces in nights, long gaps left out
 * @param nightAt the last trace in a night; null where there is none
 * @param doors different doors
 * @param floors stairs from floor to floor up to them, by the numbers of their rooms
 * @param forms forms filled in
 * @param lateCalls calls and talks in a night
 */
record WorkDay(
        LocalDate day,
        Instant first,
        Instant last,
        String firstKind,
        String lastKind,
        Duration night,
        @Nullable Instant nightAt,
        int doors,
        int floors,
        int forms,
        int lateCalls) {

    /** From the first trace to the last. */
    Duration span() {
        return Duration.between(first, last);
    }

    /** From the end of an earlier day to the beginning of this one. */
    Duration restAfter(WorkDay earlier) {
        return Duration.between(earlier.last, first);
    }
}
