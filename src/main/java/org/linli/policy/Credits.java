package org.linli.policy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Negative nucleic-acid tests that somebody brings along. Whether they count is for the protocol to say.
 *
 * @param negativeHoursBeforeArrival age in whole hours, on arrival, of the newest negative test taken before it; null
 *     when there is none
 * @param negativeOn days on which a negative test was taken
 */
public record Credits(@Nullable Integer negativeHoursBeforeArrival, Set<LocalDate> negativeOn) {

    public Credits {
        if (negativeHoursBeforeArrival != null && negativeHoursBeforeArrival < 0) {
            throw new IllegalArgumentException(
                    "A test " + negativeHoursBeforeArrival + " hours before arrival is one after it");
        }
        negativeOn = Set.copyOf(negativeOn);
    }

    /** Nothing was brought along. */
    public static Credits none() {
        return new Credits(null, Set.of());
    }

    /** A negative test of that age in hours on arrival. */
    public static Credits negativeBeforeArrival(int hours) {
        return new Credits(hours, Set.of());
    }

    boolean negativeWithin(int hours) {
        return negativeHoursBeforeArrival != null && negativeHoursBeforeArrival <= hours;
    }
}
