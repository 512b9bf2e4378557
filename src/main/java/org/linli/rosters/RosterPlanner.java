package org.linli.rosters;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Makes plans that break no limit, cover what can be covered, and share as evenly as they can. */
@Component
public class RosterPlanner {

    /**
     * A plan is taken up when it is no worse than the one so many steps ago. Few: half a minute is short, and with the
     * usual 400 a month of 580 seats missed two thirds more after a million moves.
     */
    private static final int LATE = 5;

    /** Begins nothing yet: {@link RosterPlanning#run} does. */
    public RosterPlanning prepare(RosterProblem problem, RosterBudget budget, Consumer<RosterProgress> progress) {
        TerminationConfig limit = new TerminationConfig().withSpentLimit(budget.time());
        budget.moves().ifPresent(limit::withMoveCountLimit);
        SolverConfig config = new SolverConfig()
                .withSolutionClass(RosterMonth.class)
                .withEntityClasses(RosterTurn.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RosterCalculator.class))
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(budget.seed())
                .withTerminationConfig(new TerminationConfig().withSpentLimit(budget.time()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                                .withMoveSelectors(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig()))
                        .withTerminationConfig(limit));
        SolverFactory<RosterMonth> factory = SolverFactory.create(config);
        return new RosterPlanning(new RosterModel(problem), factory.buildSolver(), progress);
    }

    /** Plans and waits for it. */
    public RosterPlan plan(RosterProblem problem, RosterBudget budget) {
        return prepare(problem, budget, progress -> {}).run();
    }
}
