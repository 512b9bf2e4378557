package org.linli.rosters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A problem with all that can be counted before anything is planned. */
final class RosterModel {

    private final RosterProblem problem;
    private final List<RosterPerson> persons = new ArrayList<>();
    private final List<RosterSpot> spots = new ArrayList<>();
    private final List<RosterShift> shifts = new ArrayList<>();
    private final Map<UUID, RosterPerson> personsById = new HashMap<>();
    private final Map<UUID, List<RosterPerson>> mates = new HashMap<>();
    private final Map<UUID, RosterSpot> spotsById = new HashMap<>();
    private @Nullable RosterClashes clashes;

    RosterModel(RosterProblem problem) {
        this.problem = problem;
        List<RosterStint> stints = problem.seats().stream()
                .map(seat -> RosterStint.of(
                        seat, problem.rules().limits(), problem.period().zone()))
                .toList();
        List<int[][]> costs = new ArrayList<>();
        for (int i = 0; i < stints.size(); i++) {
            costs.add(costs(problem.seats().get(i), stints.get(i)));
        }
        var shares = new RosterShares(problem, stints, costs);
        Map<UUID, List<RosterStint>> fixed = fixed();
        for (int i = 0; i < problem.members().size(); i++) {
            RosterMember member = problem.members().get(i);
            var person = new RosterPerson(
                    i,
                    member,
                    problem.history().getOrDefault(member.id(), RosterHistory.NONE),
                    fixed.getOrDefault(member.id(), List.of()),
                    problem.rules(),
                    shares.of(i));
            persons.add(person);
            personsById.put(member.id(), person);
            if (member.team() != null) {
                mates.computeIfAbsent(member.team(), team -> new ArrayList<>()).add(person);
            }
        }
        addSpots(stints, costs);
    }

    private Map<UUID, List<RosterStint>> fixed() {
        var fixed = new HashMap<UUID, List<RosterStint>>();
        for (RosterDuty duty : problem.fixed()) {
            fixed.computeIfAbsent(duty.member(), id -> new ArrayList<>())
                    .add(RosterStint.of(
                            duty, problem.rules().limits(), problem.period().zone()));
        }
        fixed.values().forEach(Collections::sort);
        return fixed;
    }

    private int[][] costs(RosterSeat seat, RosterStint stint) {
        RosterSeatRule[] rules = RosterSeatRule.values();
        var weighed = new RosterSeatRule.Weighed(
                problem.rules().weights(), problem.present().get(seat.id()));
        var costs = new int[rules.length][problem.members().size()];
        for (RosterSeatRule rule : rules) {
            for (int i = 0; i < problem.members().size(); i++) {
                costs[rule.ordinal()][i] =
                        rule.cost(seat, stint, problem.members().get(i), weighed);
            }
        }
        return costs;
    }

    private void addSpots(List<RosterStint> stints, List<int[][]> costs) {
        Map<UUID, RosterShift> byId = new HashMap<>();
        for (int i = 0; i < stints.size(); i++) {
            RosterSeat seat = problem.seats().get(i);
            int[][] cost = costs.get(i);
            var spot = new RosterSpot(
                    i,
                    seat,
                    stints.get(i),
                    byId.computeIfAbsent(seat.shift(), id -> addShift()),
                    cost,
                    persons.stream()
                            .filter(person -> fits(cost, person.index()))
                            .toList(),
                    personsById.get(problem.locked().get(seat.id())));
            spot.shift().add(spot);
            spots.add(spot);
            spotsById.put(seat.id(), spot);
        }
    }

    private RosterShift addShift() {
        var shift = new RosterShift(shifts.size(), problem.rules().weights());
        shifts.add(shift);
        return shift;
    }

    /** Whether a seat with these costs breaks no limit of this member by itself. */
    static boolean fits(int[][] costs, int member) {
        for (RosterSeatRule rule : RosterSeatRule.values()) {
            if (rule.isLimit() && costs[rule.ordinal()][member] > 0) {
                return false;
            }
        }
        return true;
    }

    RosterProblem problem() {
        return problem;
    }

    List<RosterPerson> persons() {
        return persons;
    }

    List<RosterSpot> spots() {
        return spots;
    }

    List<RosterShift> shifts() {
        return shifts;
    }

    @Nullable
    RosterPerson person(@Nullable UUID member) {
        return member == null ? null : personsById.get(member);
    }

    RosterClashes clashes() {
        if (clashes == null) {
            clashes = new RosterClashes(spots, problem.rules().limits());
        }
        return clashes;
    }

    /** Whoever is in the same team, the person as well. */
    List<RosterPerson> mates(RosterPerson person) {
        return person.team() == null ? List.of(person) : mates.getOrDefault(person.team(), List.of(person));
    }

    /** Throws {@link IllegalArgumentException} when the problem has no such seat. */
    RosterSpot spot(UUID seat) {
        return Optional.ofNullable(spotsById.get(seat))
                .orElseThrow(() -> new IllegalArgumentException("No seat " + seat + " in the problem"));
    }

    /** A board on which this plan lies, locked seats as they are locked. */
    RosterBoard board(Map<UUID, UUID> members) {
        var board = new RosterBoard(this);
        for (RosterSpot spot : spots) {
            RosterPerson person =
                    spot.locked() == null ? person(members.get(spot.seat().id())) : spot.locked();
            if (person != null) {
                board.place(spot, person);
            }
        }
        return board;
    }
}
