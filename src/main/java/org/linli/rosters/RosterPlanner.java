package org.linli.rosters;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
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

    /** Takes up all that {@link RosterHeat} let pass, unless a limit is broken or a seat is emptied by it. */
    private static final String ALL_THAT_PASSED = "0hard/0medium/1000000000soft";

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
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withSimulatedAnnealingStartingTemperature(ALL_THAT_PASSED))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(RosterMoves.class))
                        .withTerminationConfig(limit));
        return new RosterPlanning(
                new RosterModel(problem),
                budget,
                () -> SolverFactory.<RosterMonth>create(config).buildSolver(),
                progress);
    }

    /** Plans and waits for it. */
    public RosterPlan plan(RosterProblem problem, RosterBudget budget) {
        return prepare(problem, budget, progress -> {}).run();
    }
}
