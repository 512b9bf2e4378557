package org.linli.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seat with what it would cost to give it to each person, counted once. */
final class RosterSpot {

    private final int index;
    private final RosterSeat seat;
    private final RosterStint stint;
    private final RosterShift shift;
    private final int[][] costs;
    private final int[] broken;
    private final int[] missed;
    private final List<RosterPerson> fitting;
    private final @Nullable RosterPerson locked;

    /**
     * @param costs by the ordinal of the rule and the index of the person
     * @param fitting who may take it
     */
    RosterSpot(
            int index,
            RosterSeat seat,
            RosterStint stint,
            RosterShift shift,
            int[][] costs,
            List<RosterPerson> fitting,
            @Nullable RosterPerson locked) {
        this.index = index;
        this.seat = seat;
        this.stint = stint;
        this.shift = shift;
        this.costs = costs;
        this.broken = sum(costs, true);
        this.missed = sum(costs, false);
        this.fitting = fitting;
        this.locked = locked;
    }

    private static int[] sum(int[][] costs, boolean limits) {
        var sum = new int[costs[0].length];
        for (RosterSeatRule rule : RosterSeatRule.values()) {
            for (int i = 0; rule.isLimit() == limits && i < sum.length; i++) {
                sum[i] += costs[rule.ordinal()][i];
            }
        }
        return sum;
    }

    /** How many limits it breaks by itself to give the seat to a person. */
    int broken(RosterPerson person) {
        return broken[person.index()];
    }

    /** What is missed by itself. */
    int missed(RosterPerson person) {
        return missed[person.index()];
    }

    int index() {
        return index;
    }

    RosterSeat seat() {
        return seat;
    }

    RosterStint stint() {
        return stint;
    }

    RosterShift shift() {
        return shift;
    }

    List<RosterPerson> fitting() {
        return fitting;
    }

    @Nullable
    RosterPerson locked() {
        return locked;
    }

    int cost(RosterSeatRule rule, RosterPerson person) {
        return costs[rule.ordinal()][person.index()];
    }

    @Override
    public String toString() {
        return "seat " + index;
    }
}
