package org.linli.rosters;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Which two seats nobody can take both of, by the limits of one person; so most of what cannot be is seen at once. */
final class RosterClashes {

    private static final long DAY = 86_400;

    private final BitSet[] with;

    RosterClashes(List<RosterSpot> spots, RosterLimits limits) {
        with = new BitSet[spots.size()];
        spots.forEach(spot -> with[spot.index()] = new BitSet(spots.size()));
        List<RosterSpot> sorted =
                spots.stream().sorted(Comparator.comparing(RosterSpot::stint)).toList();
        var walk = new RosterLimitWalk(limits);
        long reach = Math.max(DAY, limits.rest().toSeconds());
        for (int i = 0; i < sorted.size(); i++) {
            RosterSpot one = sorted.get(i);
            for (int j = i + 1; j < sorted.size(); j++) {
                RosterSpot other = sorted.get(j);
                if (other.stint().begins() - one.stint().ends() >= reach) {
                    break;
                }
                if (walk.broken(List.of(one.stint(), other.stint())) > 0) {
                    with[one.index()].set(other.index());
                    with[other.index()].set(one.index());
                }
            }
        }
    }

    /** The seats that clash with this one, by index. */
    BitSet with(RosterSpot spot) {
        return with[spot.index()];
    }
}
