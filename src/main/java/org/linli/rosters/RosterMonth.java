package org.linli.rosters;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.solving.SolvingHeat;

/** A plan as the solver changes it. Public members are for the solver. */
@PlanningSolution
public class RosterMonth {

    private @Nullable RosterModel model;
    private @Nullable SolvingHeat heat;
    private @Nullable RosterBoard laid;
    private List<RosterTurn> turns = List.of();
    private @Nullable HardMediumSoftScore score;

    /** For the solver, which fills its copies. */
    public RosterMonth() {}

    private RosterMonth(RosterModel model, SolvingHeat heat, List<RosterTurn> turns, RosterScore first) {
        this.model = model;
        this.score = weighed(first);
        this.heat = heat;
        this.turns = turns;
    }

    static RosterMonth of(RosterBoard board, SolvingHeat heat) {
        return new RosterMonth(
                board.model(),
                heat,
                board.model().spots().stream()
                        .map(spot -> new RosterTurn(spot, board.at(spot)))
                        .toList(),
                board.score());
    }

    static HardMediumSoftScore weighed(RosterScore score) {
        return HardMediumSoftScore.of(-score.broken(), -score.uncovered(), -score.missed());
    }

    RosterTurn turn(RosterSpot spot) {
        return turns.get(spot.index());
    }

    SolvingHeat heat() {
        return Objects.requireNonNull(heat);
    }

    /** The board that the solver counts on. */
    RosterBoard laid() {
        return Objects.requireNonNull(laid);
    }

    /** Lays it on a new board, which follows what the solver changes. */
    RosterBoard lay() {
        var board = new RosterBoard(Objects.requireNonNull(model));
        for (RosterTurn turn : turns) {
            RosterPerson person = turn.getPerson();
            if (person != null) {
                board.place(turn.spot(), person);
            }
        }
        laid = board;
        return board;
    }

    RosterPlan plan() {
        var members = new HashMap<UUID, UUID>();
        for (RosterTurn turn : turns) {
            RosterPerson person = turn.getPerson();
            if (person != null) {
                members.put(turn.spot().seat().id(), person.id());
            }
        }
        HardMediumSoftScore weighed = Objects.requireNonNull(score);
        return new RosterPlan(
                members, new RosterScore(-weighed.hardScore(), -weighed.mediumScore(), -weighed.softScore()));
    }

    @PlanningEntityCollectionProperty
    public List<RosterTurn> getTurns() {
        return turns;
    }

    public void setTurns(List<RosterTurn> turns) {
        this.turns = turns;
    }

    @PlanningScore
    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }
}
