package org.linli.platform.solving;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long a plan may take.
 *
 * @param moves most changes to be tried, where the same plan must come out again
 * @param seed of the search: the same seed and moves give the same plan
 */
public record SolvingBudget(Duration time, OptionalLong moves, long seed) {

    /** Until somebody stops it, at most half a minute. */
    public static final SolvingBudget USUAL = ofSeconds(30);

    public static SolvingBudget ofSeconds(long seconds) {
        return new SolvingBudget(Duration.ofSeconds(seconds), OptionalLong.empty(), 0);
    }

    /** For tests and whoever must get the same plan again. */
    public static SolvingBudget ofMoves(long moves, long seed) {
        return new SolvingBudget(Duration.ofMinutes(10), OptionalLong.of(moves), seed);
    }
}
