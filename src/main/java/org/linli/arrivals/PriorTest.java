package org.linli.arrivals;

import java.time.Instant;

/**
 * A nucleic-acid test that somebody brings along, or did at the service point on arrival.
 *
 * @param takenAt when the sample was taken
 */
public record PriorTest(Instant takenAt, Result result) {

    boolean isPositive() {
        return result == Result.POSITIVE;
    }

    /** What came of it. */
    public enum Result {
        NEGATIVE,
        POSITIVE,
        PENDING;

        /** Message key of its name. */
        public String key() {
            return "arrivals.result." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
