package org.linli.rosters;

import java.util.function.Consumer;
import org.linli.platform.solving.Solving;
import org.linli.platform.solving.SolvingBudget;
import org.linli.platform.solving.SolvingHeat;
import org.linli.platform.solving.SolvingProgress;
import org.springframework.stereotype.Component;

/** Makes plans that break no limit, cover what can be covered, and share as evenly as they can. */
@Component
public class RosterPlanner {

    /** About as much as a team that is torn apart. */
    private static final double FIRST_HEAT = 40;

    private static final double LAST_HEAT = 2;
    private static final int QUESTIONS_OF_A_LOOK = 1024;

    /** Begins nothing yet: {@link Solving#run} does. */
    public Solving<?, RosterPlan> prepare(
            RosterProblem problem, SolvingBudget budget, Consumer<SolvingProgress<RosterPlan>> progress) {
        var model = new RosterModel(problem);
        return new Solving<>(
                () -> RosterMonth.of(
                        RosterDraft.of(model), new SolvingHeat(budget, FIRST_HEAT, LAST_HEAT, QUESTIONS_OF_A_LOOK)),
                RosterMonth::plan,
                Solving.search(budget, RosterMoves.class)
                        .withSolutionClass(RosterMonth.class)
                        .withEntityClasses(RosterTurn.class)
                        .withScoreDirectorFactory(Solving.weighedBy(RosterCalculator.class)),
                progress);
    }

    /** Plans and waits for it. */
    public RosterPlan plan(RosterProblem problem, SolvingBudget budget) {
        return prepare(problem, budget, progress -> {}).run();
    }
}
