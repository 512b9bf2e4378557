package org.linli.platform.solving;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One plan in the making. {@link #run} is called once; {@link #stop} from any thread.
 *
 * @param <S> the plan as the solver changes it
 * @param <P> the plan as it is told
 */
public final class Solving<S, P> {

    /** Takes up all that the {@link SolvingHeat} let pass, unless it breaks a limit or leaves out more. */
    private static final String ALL_THAT_PASSED = "0hard/0medium/1000000000000soft";

    private final Supplier<S> draft;
    private final Function<S, P> told;
    private final SolverConfig config;
    private final Consumer<SolvingProgress<P>> progress;
    private final AtomicReference<@Nullable Solver<S>> running = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * @param draft the first plan, in no time
     * @param search how better ones are found, by {@link #search}
     */
    public Solving(Supplier<S> draft, Function<S, P> told, SolverConfig search, Consumer<SolvingProgress<P>> progress) {
        this.draft = draft;
        this.told = told;
        this.config = search;
        this.progress = progress;
    }

    /**
     * A search by moves of one's own that have asked a {@link SolvingHeat} already; what is to be planned and how it is
     * weighed is added to it.
     */
    public static SolverConfig search(SolvingBudget budget, Class<? extends MoveIteratorFactory<?, ?>> moves) {
        TerminationConfig limit = new TerminationConfig().withSpentLimit(budget.time());
        budget.moves().ifPresent(limit::withMoveCountLimit);
        return new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(budget.seed())
                .withTerminationConfig(new TerminationConfig().withSpentLimit(budget.time()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withSimulatedAnnealingStartingTemperature(ALL_THAT_PASSED))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withMoveSelectorConfig(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(moves))
                        .withTerminationConfig(limit));
    }

    /** How plans are weighed: counted anew only where something changed. */
    public static ScoreDirectorFactoryConfig weighedBy(
            Class<? extends IncrementalScoreCalculator<?, HardMediumSoftScore>> calculator) {
        return new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(calculator);
    }

    /** Plans until the time is over or somebody stops it. Tells each better plan on the way, the first at once. */
    public P run() {
        long begin = System.nanoTime();
        S first = draft.get();
        tell(first, begin);
        // Made only now: the first plan need not wait for it.
        Solver<S> solver = SolverFactory.<S>create(config).buildSolver();
        running.set(solver);
        solver.addEventListener(event -> {
            if (stopped) {
                solver.terminateEarly();
            }
            tell(event.getNewBestSolution(), begin);
        });
        return told.apply(stopped ? first : solver.solve(first));
    }

    private void tell(S plan, long begin) {
        progress.accept(new SolvingProgress<>(Duration.ofNanos(System.nanoTime() - begin), told.apply(plan)));
    }

    /** Ends soon with the best plan so far. */
    public void stop() {
        stopped = true;
        Solver<S> solver = running.get();
        if (solver != null) {
            solver.terminateEarly();
        }
    }
}
