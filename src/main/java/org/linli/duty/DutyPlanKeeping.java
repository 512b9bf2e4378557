package org.linli.duty;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.linli.platform.BusinessClock;
import org.linli.platform.solving.SolvingProgress;
import org.linli.rosters.RosterExplanation;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRemark;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the best of a plan while it is being made: the first at once, then at most once a second. Of one thread. */
final class DutyPlanKeeping implements Consumer<SolvingProgress<RosterPlan>> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UUID plan;
    private final RosterProblem problem;
    private final DutyPlanStore store;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private int better;
    private Duration next = Duration.ZERO;

    DutyPlanKeeping(
            UUID plan,
            RosterProblem problem,
            DutyPlanStore store,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.plan = plan;
        this.problem = problem;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void accept(SolvingProgress<RosterPlan> progress) {
        better++;
        if (progress.spent().compareTo(next) >= 0) {
            next = progress.spent().plus(PAUSE);
            keep(progress.plan());
        }
    }

    void keep(RosterPlan best) {
        DutyPlan.Figures figures = figures(problem, best, Math.max(0, better - 1));
        List<DutyPlanSeat> seats = problem.seats().stream()
                .filter(seat -> !problem.locked().containsKey(seat.id()))
                .map(seat -> new DutyPlanSeat(
                        seat.id(),
                        problem.present().get(seat.id()),
                        best.members().get(seat.id()),
                        false))
                .toList();
        transaction.executeWithoutResult(status -> {
            store.keep(plan, seats);
            store.keep(plan, figures, clock.now());
        });
    }

    /** What a plan does not meet, counted from what is said of it. */
    static DutyPlan.Figures figures(RosterProblem problem, RosterPlan plan, int better) {
        RosterExplanation said = RosterExplanation.of(problem, plan);
        return new DutyPlan.Figures(
                better,
                said.gaps().size(),
                count(said, "rosters.limit."),
                count(said, "rosters.missed.wish"),
                count(said, "rosters.missed.hours")
                        + count(said, "rosters.missed.nights")
                        + count(said, "rosters.missed.weekends")
                        + count(said, "rosters.missed.festivals"));
    }

    private static int count(RosterExplanation said, String prefix) {
        return (int) said.remarks().stream()
                .map(RosterRemark::key)
                .filter(key -> key.startsWith(prefix))
                .count();
    }
}
