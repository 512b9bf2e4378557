package org.linli.inspection;

import java.time.DayOfWeek;

/**
 * How often a place is looked at.
 *
 * @param least rounds a week, 1 to 7
 * @param most rounds a week, not fewer than {@code least}, and enough to keep to the longest gap
 * @param longestGap days from one round to the next, 1 to {@value #LONGEST}
 */
public record RoundPace(int least, int most, int longestGap) {

    static final int WEEK = DayOfWeek.values().length;
    static final int LONGEST = 14;

    public RoundPace {
        if (!isPossible(least, most, longestGap)) {
            throw new IllegalArgumentException(
                    "No week has " + least + " to " + most + " rounds at most " + longestGap + " days apart");
        }
    }

    /** Whether weeks can be drawn so, one after the other without end. */
    static boolean isPossible(int least, int most, int longestGap) {
        return least >= 1
                && most >= least
                && most <= WEEK
                && longestGap >= 1
                && longestGap <= LONGEST
                && most >= leastFor(longestGap);
    }

    /** So many rounds a week may be needed to be never further apart. */
    static int leastFor(int longestGap) {
        return Math.ceilDiv(WEEK, longestGap);
    }
}
