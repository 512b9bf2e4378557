package org.linli.confinement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alarm where somebody was to be back and is not, once for each leave, after a stand-still too; takes back
 * what nobody needs any more who may go out anyway.
 */
@Component
class LeaveWatch implements RecurringCheck {

    private static final int MOST = 500;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final LeaveStore store;
    private final Leaves leaves;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    LeaveWatch(LeaveStore store, Leaves leaves, Tasks tasks, TransactionTemplate transaction, BusinessClock clock) {
        this.store = store;
        this.leaves = leaves;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> leaves.endNeedless() + raise()));
    }

    private int raise() {
        Instant now = clock.now();
        List<LeaveStore.Overdue> overdue = store.overdue(now, MOST);
        tasks.open(overdue.stream()
                .map(late -> leaves.task(new TaskId(late.alarm()), late.leave(), LeaveStep.MISS, now, now.plus(WITHIN)))
                .toList());
        return overdue.size();
    }
}
