package org.linli.rosters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that one person stands, the earliest first, as it changes while a plan is made. Not for several threads. */
final class RosterLoad {

    private static final RosterMeasure[] MEASURES = RosterMeasure.values();
    private static final int SEEN = 8;

    private final List<RosterStint> stints = new ArrayList<>();
    private final RosterLimitWalk walk;
    private final long[] units = new long[MEASURES.length];
    private final long[] goals = new long[MEASURES.length];
    /** None where the person does not take part. */
    private final long[] weights = new long[MEASURES.length];
    /** How often limits are broken by what was seen last, found again by a sum of what stands in it. */
    private final long[] sums = new long[SEEN];

    private final long[] brokenOf = new long[SEEN];
    private boolean sorted = true;
    private int next;
    private long sum;

    RosterLoad(RosterPerson person) {
        walk = new RosterLimitWalk(person.rules().limits());
        stints.addAll(person.fixed());
        for (RosterMeasure measure : MEASURES) {
            goals[measure.ordinal()] = person.goal(measure);
            weights[measure.ordinal()] =
                    person.takesPart(measure) ? measure.weight(person.rules().weights()) : 0;
        }
        Arrays.fill(brokenOf, walk.broken(stints));
    }

    void add(RosterStint stint) {
        stints.add(stint);
        sorted = false;
        count(stint, 1);
    }

    void remove(RosterStint stint) {
        stints.remove(place(stint));
        count(stint, -1);
    }

    private int place(RosterStint stint) {
        for (int i = stints.size() - 1; i >= 0; i--) {
            if (stints.get(i) == stint) {
                return i;
            }
        }
        throw new IllegalStateException("A stint of day " + stint.day() + " is not there to be taken away");
    }

    private void count(RosterStint stint, int sign) {
        sum += sign * stint.sign();
        for (RosterMeasure measure : MEASURES) {
            units[measure.ordinal()] += (long) sign * measure.units(stint);
        }
    }

    List<RosterStint> stints() {
        if (!sorted) {
            stints.sort(null);
            sorted = true;
        }
        return stints;
    }

    void look(RosterLimitWalk.Found found) {
        walk.look(stints(), found);
    }

    /** How often limits are broken. */
    long broken() {
        for (int i = 0; i < SEEN; i++) {
            if (sums[i] == sum) {
                return brokenOf[i];
            }
        }
        next = (next + 1) % SEEN;
        sums[next] = sum;
        brokenOf[next] = walk.broken(stints());
        return brokenOf[next];
    }

    /** What the plan gives, without what was before. */
    long units(RosterMeasure measure) {
        return units[measure.ordinal()];
    }

    /** How far this is over the share of the person, in units; less than nothing below it. */
    long over(RosterPerson person, RosterMeasure measure) {
        return person.takesPart(measure) ? units(measure) - person.goal(measure) : 0;
    }

    /** What is missed of all shares. */
    long missed() {
        long missed = 0;
        for (int i = 0; i < units.length; i++) {
            missed += missed(i);
        }
        return missed;
    }

    long missed(RosterMeasure measure) {
        return missed(measure.ordinal());
    }

    private long missed(int measure) {
        long over = units[measure] - goals[measure];
        return weights[measure] * over * over;
    }
}
