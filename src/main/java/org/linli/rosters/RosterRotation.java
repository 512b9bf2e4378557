package org.linli.rosters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Teams in turn, as with the duty groups of Tianli: each shift goes to the next team, in it to whoever has waited
 * longest; where nobody of the team can, to the teams after it. Keeps all limits and locked seats, and looks at no
 * share.
 */
public final class RosterRotation {

    private static final Comparator<RosterShift> ORDER = Comparator.comparing(
                    (RosterShift shift) -> shift.seats().getFirst().stint())
            .thenComparingInt(RosterShift::index);

    private final RosterBoard board;
    private final Deque<Deque<RosterPerson>> teams = new ArrayDeque<>();

    private RosterRotation(RosterModel model) {
        this.board = model.board(Map.of());
        List<Object> names = new ArrayList<>();
        List<Deque<RosterPerson>> all = new ArrayList<>();
        for (RosterPerson person : model.persons()) {
            Object name = person.team() == null ? "none" : person.team();
            if (!names.contains(name)) {
                names.add(name);
                all.add(new ArrayDeque<>());
            }
            all.get(names.indexOf(name)).add(person);
        }
        teams.addAll(all);
    }

    /** The teams in the order in which their first members stand in the problem; who has no team is one of them. */
    public static RosterPlan of(RosterProblem problem) {
        var rotation = new RosterRotation(new RosterModel(problem));
        rotation.board.model().shifts().stream().sorted(ORDER).forEach(rotation::man);
        return rotation.board.plan();
    }

    private void man(RosterShift shift) {
        for (RosterSpot spot : shift.seats()) {
            if (board.at(spot) == null) {
                man(spot);
            }
        }
        if (!teams.isEmpty()) {
            teams.addLast(teams.removeFirst());
        }
    }

    private void man(RosterSpot spot) {
        for (Deque<RosterPerson> team : teams) {
            for (RosterPerson person : team) {
                if (spot.fitting().contains(person) && board.added(spot, person).broken() == 0) {
                    board.place(spot, person);
                    team.remove(person);
                    team.addLast(person);
                    return;
                }
            }
        }
    }
}
