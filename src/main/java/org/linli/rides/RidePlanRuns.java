package org.linli.rides;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.solving.Solving;
import org.linli.platform.solving.SolvingBudget;
import org.linli.platform.solving.SolvingProgress;
import org.linli.routes.RoutePlan;
import org.linli.routes.RoutePlanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans in the making, beside everything else; few at a time, since each takes a processor for itself. */
@Component
class RidePlanRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RidePlanRuns.class);

    private static final int AT_A_TIME = 2;

    private final RoutePlanner planner;
    private final RidePlanStore store;
    private final TransactionTemplate transaction;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final Map<UUID, Run> underWay = new ConcurrentHashMap<>();

    RidePlanRuns(RoutePlanner planner, RidePlanStore store, TransactionTemplate transaction) {
        this.planner = planner;
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * How far a plan is.
     *
     * @param first after how long the first one was there; null while there is none
     * @param best the best so far; null while there is none
     * @param better how often a better one was found
     */
    record Progress(@Nullable Duration first, @Nullable RoutePlan best, int better) {

        static final Progress NONE = new Progress(null, null, 0);

        private Progress and(SolvingProgress<RoutePlan> next) {
            return new Progress(first == null ? next.spent() : first, next.plan(), first == null ? 0 : better + 1);
        }
    }

    private static final class Run {

        private final Solving<?, RoutePlan> planning;
        private final Thread thread;
        private volatile Progress progress = Progress.NONE;

        private Run(Solving<?, RoutePlan> planning, Thread thread) {
            this.planning = planning;
            this.thread = thread;
        }
    }

    /** How far it is; empty for one that is not in the making here. */
    Optional<Progress> progress(UUID plan) {
        return Optional.ofNullable(underWay.get(plan)).map(run -> run.progress);
    }

    /** Makes ready to plan; counts as under way from now on. */
    void prepare(RidePlan plan, RideGround ground) {
        Solving<?, RoutePlan> planning = planner.prepare(ground.problem(), SolvingBudget.USUAL, progress -> {
            Run run = underWay.get(plan.id());
            if (run != null) {
                run.progress = run.progress.and(progress);
            }
        });
        Thread thread = Thread.ofPlatform()
                .name("ride-plan-" + plan.id())
                .daemon()
                .unstarted(() -> Acting.run(Actor.SYSTEM, () -> run(plan, ground, planning)));
        underWay.put(plan.id(), new Run(planning, thread));
    }

    /** Begins what was prepared. */
    void start(UUID plan) {
        Objects.requireNonNull(underWay.get(plan)).thread.start();
    }

    /** What was prepared does not begin. */
    void forget(UUID plan) {
        underWay.remove(plan);
    }

    private void run(RidePlan plan, RideGround ground, Solving<?, RoutePlan> planning) {
        try {
            turns.acquireUninterruptibly();
            RoutePlan best;
            try {
                best = planning.run();
            } finally {
                turns.release();
            }
            transaction.executeWithoutResult(status -> {
                store.keep(plan, ground.stops(best), ground.left(best));
                store.state(plan.id(), RidePlan.State.PROPOSED);
            });
        } catch (RuntimeException bug) {
            LOG.error("Plan {} has stopped", plan.id(), bug);
            transaction.executeWithoutResult(status -> store.state(plan.id(), RidePlan.State.FAILED));
        } finally {
            underWay.remove(plan.id());
        }
    }

    /** Ends with the best so far, soon; waits for that at most so many milliseconds. */
    void stop(UUID plan, long patience) throws InterruptedException {
        Run run = underWay.get(plan);
        if (run != null) {
            run.planning.stop();
            run.thread.join(patience);
        }
    }

    @Override
    public void destroy() {
        underWay.values().forEach(run -> run.planning.stop());
    }
}
