package org.linli.rosters;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the solver what a {@link RosterBoard} counts, so that a plan is weighed by one set of rules. */
public class RosterCalculator implements IncrementalScoreCalculator<RosterMonth, HardMediumSoftScore> {

    private @Nullable RosterBoard board;

    /** For the solver. */
    public RosterCalculator() {}

    @Override
    public void resetWorkingSolution(RosterMonth month) {
        board = month.lay();
    }

    @Override
    public void beforeVariableChanged(Object turn, String variable) {}

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        var turn = (RosterTurn) entity;
        RosterPerson person = turn.getPerson();
        if (person == null) {
            board().clear(turn.spot());
        } else {
            board().place(turn.spot(), person);
        }
    }

    @Override
    public HardMediumSoftScore calculateScore() {
        return RosterMonth.weighed(board().score());
    }

    private RosterBoard board() {
        return Objects.requireNonNull(board);
    }
}
