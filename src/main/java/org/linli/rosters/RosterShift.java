package org.linli.rosters;

import java.util.ArrayList;
import java.util.List;

/** Those who stand together. */
final class RosterShift {

    private final int index;
    private final RosterWeights weights;
    private final List<RosterSpot> seats = new ArrayList<>();

    RosterShift(int index, RosterWeights weights) {
        this.index = index;
        this.weights = weights;
    }

    int index() {
        return index;
    }

    void add(RosterSpot seat) {
        seats.add(seat);
    }

    List<RosterSpot> seats() {
        return seats;
    }

    /** @param teams how many different ones stand in it; who has no team counts for none */
    long missed(long teams) {
        return teams <= 1 ? 0 : (teams - 1) * weights.team();
    }
}
