package org.linli.rosters;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is laid seat by seat, and what it costs, counted anew only where something changed. Not for several
 * threads.
 */
final class RosterBoard {

    private final RosterModel model;
    private final @Nullable RosterPerson[] taken;
    private final List<BitSet> takenBy = new ArrayList<>();
    private final List<RosterLoad> loads = new ArrayList<>();
    private final long[] brokenBy;
    private final long[] missedBy;
    private final long[] missedIn;
    private final BitSet changed = new BitSet();
    private long broken;
    private long uncovered;
    private long missed;

    RosterBoard(RosterModel model) {
        this.model = model;
        this.taken = new RosterPerson[model.spots().size()];
        this.brokenBy = new long[model.persons().size()];
        this.missedBy = new long[model.persons().size()];
        this.missedIn = new long[model.shifts().size()];
        this.uncovered = taken.length;
        for (RosterPerson person : model.persons()) {
            takenBy.add(new BitSet(taken.length));
            loads.add(new RosterLoad(person));
            count(person);
        }
    }

    RosterModel model() {
        return model;
    }

    @Nullable
    RosterPerson at(RosterSpot spot) {
        return taken[spot.index()];
    }

    RosterLoad load(RosterPerson person) {
        return loads.get(person.index());
    }

    /** The seats that a person takes, by index. */
    BitSet taken(RosterPerson person) {
        return takenBy.get(person.index());
    }

    /** The teams that stand in a shift. */
    Set<UUID> teams(RosterShift shift) {
        Set<UUID> teams = new HashSet<>();
        for (RosterSpot spot : shift.seats()) {
            RosterPerson person = at(spot);
            if (person != null && person.team() != null) {
                teams.add(person.team());
            }
        }
        return teams;
    }

    void place(RosterSpot spot, RosterPerson person) {
        clear(spot);
        uncovered--;
        taken[spot.index()] = person;
        taken(person).set(spot.index());
        count(spot, person, 1);
        count(spot.shift());
        load(person).add(spot.stint());
        count(person);
    }

    void clear(RosterSpot spot) {
        RosterPerson person = taken[spot.index()];
        if (person == null) {
            return;
        }
        uncovered++;
        taken[spot.index()] = null;
        taken(person).clear(spot.index());
        count(spot, person, -1);
        count(spot.shift());
        load(person).remove(spot.stint());
        count(person);
    }

    private void count(RosterSpot spot, RosterPerson person, int sign) {
        broken += (long) sign * spot.broken(person);
        missed += (long) sign * spot.missed(person);
    }

    private void count(RosterPerson person) {
        int index = person.index();
        RosterLoad load = loads.get(index);
        missed -= missedBy[index];
        missedBy[index] = load.missed();
        missed += missedBy[index];
        changed.set(index);
    }

    private void count(RosterShift shift) {
        List<RosterSpot> seats = shift.seats();
        int teams = 0;
        for (int i = 0; i < seats.size(); i++) {
            teams += isFirstOfTeam(seats, i) ? 1 : 0;
        }
        missed -= missedIn[shift.index()];
        missedIn[shift.index()] = shift.missed(teams);
        missed += missedIn[shift.index()];
    }

    private boolean isFirstOfTeam(List<RosterSpot> seats, int index) {
        RosterPerson person = at(seats.get(index));
        if (person == null || person.team() == null) {
            return false;
        }
        for (int i = 0; i < index; i++) {
            RosterPerson other = at(seats.get(i));
            if (other != null && person.team().equals(other.team())) {
                return false;
            }
        }
        return true;
    }

    /** What it would add to give a free seat to somebody. */
    RosterScore added(RosterSpot spot, RosterPerson person) {
        RosterScore before = score();
        place(spot, person);
        RosterScore after = score();
        clear(spot);
        return after.minus(before);
    }

    /** What is missed, which is known at once; whether limits are broken is only found out for a {@link #score}. */
    long missed() {
        return missed;
    }

    private void findBroken() {
        for (int index = changed.nextSetBit(0); index >= 0; index = changed.nextSetBit(index + 1)) {
            broken -= brokenBy[index];
            brokenBy[index] = loads.get(index).broken();
            broken += brokenBy[index];
        }
        changed.clear();
    }

    RosterScore score() {
        findBroken();
        return new RosterScore(broken, uncovered, missed);
    }

    RosterPlan plan() {
        var members = new HashMap<UUID, UUID>();
        for (RosterSpot spot : model.spots()) {
            RosterPerson person = at(spot);
            if (person != null) {
                members.put(spot.seat().id(), person.id());
            }
        }
        return new RosterPlan(members, score());
    }
}
