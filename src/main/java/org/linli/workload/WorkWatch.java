package org.linli.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at everybody's days every few minutes; when the program has started and when a day begins at two weeks of them,
 * since phones may have sent late what was done.
 */
@Component
class WorkWatch implements RecurringCheck {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final int TWO_WEEKS = 14;

    private final WorkLook look;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    WorkWatch(WorkLook look, TransactionTemplate transaction, BusinessClock clock) {
        this.look = look;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Instant before = last.get();
        Instant now = clock.now();
        if (before != null && !before.isAfter(now) && before.plus(EVERY).isAfter(now)) {
            return 0;
        }
        boolean isSameDay = before != null && clock.dayOf(before).equals(clock.dayOf(now));
        LocalDate since = clock.today().minusDays(isSameDay ? 1 : TWO_WEEKS);
        int told = Acting.as(Actor.SYSTEM, () -> {
            transaction.executeWithoutResult(status -> look.measure(since));
            return transaction.execute(status -> look.tell());
        });
        last.set(now);
        return told;
    }
}
