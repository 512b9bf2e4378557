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
        this.fitting = fitting;
        this.locked = locked;
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
