package org.linli.rosters;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the plan sees them. Public for the solver only.
 *
 * @param index their place among the members
 * @param fixed their duties outside the plan, the earliest first
 * @param share what is theirs
 */
public record RosterPerson(
        int index,
        RosterMember member,
        RosterHistory history,
        List<RosterStint> fixed,
        RosterRules rules,
        Share share) {

    /**
     * What somebody should take of each measure within the plan, in units: less than nothing for who has done more than
     * their share before.
     *
     * @param goals by the ordinal of the measure
     * @param takesPart whether any seat of that measure could be theirs; who cannot, is not compared
     */
    public record Share(long[] goals, boolean[] takesPart) {}

    UUID id() {
        return member.id();
    }

    @Nullable
    UUID team() {
        return member.team();
    }

    boolean takesPart(RosterMeasure measure) {
        return share.takesPart()[measure.ordinal()];
    }

    long goal(RosterMeasure measure) {
        return share.goals()[measure.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return "member " + index;
    }
}
