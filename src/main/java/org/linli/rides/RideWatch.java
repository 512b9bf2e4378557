package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Leaves nobody behind: raises an alarm once for each who is at a site and for whom nobody comes. */
@Component
class RideWatch implements RecurringCheck {

    private static final Duration WITHIN = Duration.ofMinutes(30);

    private final RideBoards boards;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    RideWatch(RideBoards boards, Tasks tasks, TransactionTemplate transaction, BusinessClock clock) {
        this.boards = boards;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Integer raised = Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> raise()));
        return raised == null ? 0 : raised;
    }

    private int raise() {
        List<RideBoardStore.LeftBehind> left = boards.left(true);
        tasks.open(left.stream().map(this::task).toList());
        return left.size();
    }

    private NewTask task(RideBoardStore.LeftBehind left) {
        Ride ride = left.ride();
        Instant now = clock.now();
        return new NewTask(
                new TaskId(left.alarm()),
                RideLeft.KEY,
                ride.path(),
                ride.rentalPath(),
                ride.person(),
                ride.household(),
                ride.id(),
                now,
                now.plus(WITHIN),
                clock.dayOf(now),
                Map.of());
    }
}
