package org.linli.rosters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that one person stands, the earliest first, as it changes while a plan is made. Not for several threads. */
final class RosterLoad {

    private static final RosterMeasure[] MEASURES = RosterMeasure.values();

    private final List<RosterStint> stints = new ArrayList<>();
    private final RosterLimitWalk walk;
    private final long[] units = new long[MEASURES.length];

    RosterLoad(RosterPerson person) {
        walk = new RosterLimitWalk(person.rules().limits());
        stints.addAll(person.fixed());
    }

    void add(RosterStint stint) {
        int at = Collections.binarySearch(stints, stint);
        stints.add(at < 0 ? -at - 1 : at, stint);
        count(stint, 1);
    }

    void remove(RosterStint stint) {
        int at = Collections.binarySearch(stints, stint);
        if (at < 0) {
            throw new IllegalStateException("A stint of day " + stint.day() + " is not there to be taken away");
        }
        stints.remove(at);
        count(stint, -1);
    }

    private void count(RosterStint stint, int sign) {
        for (RosterMeasure measure : MEASURES) {
            units[measure.ordinal()] += (long) sign * measure.units(stint);
        }
    }

    List<RosterStint> stints() {
        return stints;
    }

    void look(RosterLimitWalk.Found found) {
        walk.look(stints, found);
    }

    /** How often limits are broken. */
    long broken() {
        var count = new Count();
        look(count);
        return count.times;
    }

    private static final class Count implements RosterLimitWalk.Found {
        private long times;

        @Override
        public void at(RosterLimitRule rule, RosterStint stint, long value, long more) {
            times += more;
        }
    }

    /** What the plan gives, without what was before. */
    long units(RosterMeasure measure) {
        return units[measure.ordinal()];
    }

    /** How far this is over the share of the person, in units; less than nothing below it. */
    long over(RosterPerson person, RosterMeasure measure) {
        return person.takesPart(measure) ? units(measure) - person.goal(measure) : 0;
    }

    long missed(RosterPerson person, RosterMeasure measure) {
        long over = over(person, measure);
        return measure.weight(person.rules().weights()) * over * over;
    }
}
