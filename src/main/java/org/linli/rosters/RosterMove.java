package org.linli.rosters;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningSolutionMetaModel;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some seats that change hands at once; each seat only once. */
final class RosterMove implements Move<RosterMonth> {

    private static final PlanningVariableMetaModel<RosterMonth, RosterTurn, RosterPerson> PERSON =
            PlanningSolutionMetaModel.of(RosterMonth.class, RosterTurn.class)
                    .genuineEntity(RosterTurn.class)
                    .basicVariable("person", RosterPerson.class);

    private final List<RosterTurn> turns = new ArrayList<>();
    private final List<@Nullable RosterPerson> persons = new ArrayList<>();

    /** Gives a seat to somebody, or to nobody; without effect where they have it. */
    void give(RosterTurn turn, @Nullable RosterPerson person) {
        if (turn.getPerson() != person) {
            turns.add(turn);
            persons.add(person);
        }
    }

    /** Whether it changes something, and only what may be changed. */
    boolean changes() {
        for (int i = 0; i < turns.size(); i++) {
            RosterPerson person = persons.get(i);
            if (turns.indexOf(turns.get(i)) < i
                    || turns.get(i).isLocked()
                    || (person != null && turns.get(i).spot().broken(person) > 0)) {
                return false;
            }
        }
        return !turns.isEmpty();
    }

    /** Whether it would give anybody two seats that nobody can take both of. */
    boolean clashes(RosterBoard board) {
        for (RosterTurn turn : turns) {
            RosterPerson person = turn.getPerson();
            if (person != null) {
                board.taken(person).clear(turn.getIndex());
            }
        }
        int next = 0;
        boolean clashes = false;
        for (; !clashes && next < turns.size(); next++) {
            RosterPerson person = persons.get(next);
            if (person != null) {
                RosterSpot spot = turns.get(next).spot();
                clashes = board.taken(person).intersects(board.model().clashes().with(spot));
                board.taken(person).set(spot.index());
            }
        }
        while (--next >= 0) {
            RosterPerson person = persons.get(next);
            if (person != null) {
                board.taken(person).clear(turns.get(next).getIndex());
            }
        }
        for (RosterTurn turn : turns) {
            RosterPerson person = turn.getPerson();
            if (person != null) {
                board.taken(person).set(turn.getIndex());
            }
        }
        return clashes;
    }

    /** By how much it makes the plan worse, without the limits. */
    long worse(RosterBoard board) {
        long before = board.missed();
        var people = new ArrayList<@Nullable RosterPerson>(turns.size());
        for (RosterTurn turn : turns) {
            people.add(turn.getPerson());
        }
        lay(board, persons);
        long after = board.missed();
        lay(board, people);
        return after - before;
    }

    private void lay(RosterBoard board, List<@Nullable RosterPerson> people) {
        for (int i = 0; i < turns.size(); i++) {
            board.clear(turns.get(i).spot());
        }
        for (int i = 0; i < turns.size(); i++) {
            RosterPerson person = people.get(i);
            if (person != null) {
                board.place(turns.get(i).spot(), person);
            }
        }
    }

    @Override
    public void execute(MutableSolutionView<RosterMonth> view) {
        for (int i = 0; i < turns.size(); i++) {
            view.changeVariable(PERSON, turns.get(i), persons.get(i));
        }
    }

    @Override
    public String toString() {
        return turns + " to " + persons;
    }
}
