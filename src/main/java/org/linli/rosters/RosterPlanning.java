package org.linli.rosters;

import ai.timefold.solver.core.api.solver.Solver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One plan in the making. {@link #run} is called once; everything else from any thread. */
public final class RosterPlanning {

    private final RosterModel model;
    private final Solver<RosterMonth> solver;
    private final Consumer<RosterProgress> progress;
    private final AtomicReference<RosterPlan> best = new AtomicReference<>();
    private volatile boolean stopped;

    RosterPlanning(RosterModel model, Solver<RosterMonth> solver, Consumer<RosterProgress> progress) {
        this.model = model;
        this.solver = solver;
        this.progress = progress;
    }

    /** Plans until the time is over or somebody stops it. Tells each better plan on the way, the first at once. */
    public RosterPlan run() {
        long begin = System.nanoTime();
        RosterBoard draft = RosterDraft.of(model);
        tell(draft.plan(), begin);
        solver.addEventListener(event -> {
            if (stopped) {
                solver.terminateEarly();
            }
            tell(event.getNewBestSolution().plan(), begin);
        });
        if (stopped) {
            return draft.plan();
        }
        RosterPlan plan = solver.solve(RosterMonth.of(draft)).plan();
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
        solver.terminateEarly();
    }
}
