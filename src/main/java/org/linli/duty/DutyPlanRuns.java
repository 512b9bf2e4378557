package org.linli.duty;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.solving.Solving;
import org.linli.platform.solving.SolvingBudget;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterPlanner;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRotation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans in the making, beside everything else; few at a time, since each takes a processor for itself. */
@Component
class DutyPlanRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DutyPlanRuns.class);

    private static final int AT_A_TIME = 2;

    private final RosterPlanner planner;
    private final DutyPlanStore store;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final Map<UUID, Run> underWay = new ConcurrentHashMap<>();

    DutyPlanRuns(RosterPlanner planner, DutyPlanStore store, TransactionTemplate transaction, BusinessClock clock) {
        this.planner = planner;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Run(Solving<?, RosterPlan> planning, Thread thread) {}

    /** Whether it is being made here; one that runs by its state alone was cut off when the program ended. */
    boolean isUnderWay(UUID plan) {
        return underWay.containsKey(plan);
    }

    /** Makes ready to plan; counts as under way from now on. */
    void prepare(UUID plan, DutyPlan.Way way, RosterProblem problem) {
        var keeping = new DutyPlanKeeping(plan, problem, store, transaction, clock);
        Solving<?, RosterPlan> planning = planner.prepare(problem, SolvingBudget.USUAL, keeping);
        Thread thread = Thread.ofPlatform()
                .name("duty-plan-" + plan)
                .daemon()
                .unstarted(() -> Acting.run(Actor.SYSTEM, () -> run(plan, way, problem, planning, keeping)));
        underWay.put(plan, new Run(planning, thread));
    }

    /** Begins what was prepared. */
    void start(UUID plan) {
        Objects.requireNonNull(underWay.get(plan)).thread().start();
    }

    /** What was prepared does not begin. */
    void forget(UUID plan) {
        underWay.remove(plan);
    }

    private void run(
            UUID plan,
            DutyPlan.Way way,
            RosterProblem problem,
            Solving<?, RosterPlan> planning,
            DutyPlanKeeping keeping) {
        try {
            turns.acquireUninterruptibly();
            try {
                keeping.keep(way == DutyPlan.Way.ROTATION ? RosterRotation.of(problem) : planning.run());
            } finally {
                turns.release();
            }
            transaction.executeWithoutResult(status -> store.propose(plan));
        } catch (RuntimeException bug) {
            LOG.error("Plan {} has stopped", plan, bug);
            transaction.executeWithoutResult(status -> store.end(plan, DutyPlan.State.FAILED, null, clock.now()));
        } finally {
            underWay.remove(plan);
        }
    }

    /** Ends with the best so far, soon; waits for that at most so many milliseconds. */
    void stop(UUID plan, long patience) throws InterruptedException {
        Run run = underWay.get(plan);
        if (run != null) {
            run.planning().stop();
            run.thread().join(patience);
        }
    }

    /** Waits at most so many milliseconds for its end. */
    void await(UUID plan, long patience) throws InterruptedException {
        Run run = underWay.get(plan);
        if (run != null) {
            run.thread().join(patience);
        }
    }

    @Override
    public void destroy() {
        underWay.values().forEach(run -> run.planning().stop());
    }
}
