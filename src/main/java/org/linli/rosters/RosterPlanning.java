package org.linli.rosters;

import ai.timefold.solver.core.api.solver.Solver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One plan in the making. {@link #run} is called once; everything else from any thread. */
public final class RosterPlanning {

    private final RosterModel model;
    private final RosterBudget budget;
    private final Supplier<Solver<RosterMonth>> search;
    private final Consumer<RosterProgress> progress;
    private final AtomicReference<RosterPlan> best = new AtomicReference<>();
    private final AtomicReference<@Nullable Solver<RosterMonth>> running = new AtomicReference<>();
    private volatile boolean stopped;

    /** @param search made only after the first plan is told, which need not wait for it */
    RosterPlanning(
            RosterModel model,
            RosterBudget budget,
            Supplier<Solver<RosterMonth>> search,
            Consumer<RosterProgress> progress) {
        this.model = model;
        this.budget = budget;
        this.search = search;
        this.progress = progress;
    }

    /** Plans until the time is over or somebody stops it. Tells each better plan on the way, the first at once. */
    public RosterPlan run() {
        long begin = System.nanoTime();
        RosterBoard draft = RosterDraft.of(model);
        tell(draft.plan(), begin);
        Solver<RosterMonth> solver = search.get();
        running.set(solver);
        solver.addEventListener(event -> {
            if (stopped) {
                solver.terminateEarly();
            }
            tell(event.getNewBestSolution().plan(), begin);
        });
        if (stopped) {
            return draft.plan();
        }
        RosterPlan plan =
                solver.solve(RosterMonth.of(draft, new RosterHeat(budget))).plan();
        best.set(plan);
        return plan;
    }

    private void tell(RosterPlan plan, long begin) {
        best.set(plan);
        progress.accept(new RosterProgress(Duration.ofNanos(System.nanoTime() - begin), plan));
    }

    /** Ends soon with the best plan so far. */
    public void stop() {
        stopped = true;
        Solver<RosterMonth> solver = running.get();
        if (solver != null) {
            solver.terminateEarly();
        }
    }
}
