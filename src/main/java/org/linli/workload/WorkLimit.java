package org.linli.workload;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Bilingual;

/**
 * How much work is too much.
 *
 * @param bound in hours, days or calls, as {@link WorkMeasure} says
 * @param from the first day on which it holds
 * @param until the last one; null while it goes on
 * @param superiorAfter how long after the person their superior is told
 * @param source where it is taken from
 */
record WorkLimit(
        WorkMeasure measure,
        int bound,
        LocalDate from,
        @Nullable LocalDate until,
        Duration superiorAfter,
        Bilingual source) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean overlaps(WorkLimit other) {
        return measure == other.measure
                && (until == null || !other.from.isAfter(until))
                && (other.until == null || !from.isAfter(other.until));
    }
}
