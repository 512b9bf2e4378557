package org.linli.rosters;

import java.util.Comparator;

/**
 * How good a plan is: less of each is better, and the first that differs decides.
 *
 * @param broken how often limits are broken; 0 but where locked seats break them
 * @param uncovered seats that nobody takes
 * @param missed what the plan misses of shares, teams, wishes and ways, by the weights of the rules
 */
public record RosterScore(long broken, long uncovered, long missed) implements Comparable<RosterScore> {

    static final RosterScore ZERO = new RosterScore(0, 0, 0);

    private static final Comparator<RosterScore> ORDER = Comparator.comparingLong(RosterScore::broken)
            .thenComparingLong(RosterScore::uncovered)
            .thenComparingLong(RosterScore::missed);

    RosterScore plus(RosterScore other) {
        return new RosterScore(broken + other.broken, uncovered + other.uncovered, missed + other.missed);
    }

    RosterScore minus(RosterScore other) {
        return new RosterScore(broken - other.broken, uncovered - other.uncovered, missed - other.missed);
    }

    @Override
    public int compareTo(RosterScore other) {
        return ORDER.compare(this, other);
    }
}
