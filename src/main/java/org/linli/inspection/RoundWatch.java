package org.linli.inspection;

import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the rounds going, whether or not anybody opens a page: once when the program has started and each day. */
@Component
class RoundWatch implements RecurringCheck {

    private final Rounds rounds;
    private final TransactionTemplate transaction;

    private final BusinessClock clock;
    private final AtomicReference<@Nullable LocalDate> last = new AtomicReference<>();

    RoundWatch(Rounds rounds, TransactionTemplate transaction, BusinessClock clock) {
        this.clock = clock;
        this.rounds = rounds;
        this.transaction = transaction;
    }

    @Override
    public int run() {
        LocalDate today = clock.today();
        if (today.equals(last.get())) {
            return 0;
        }
        int kept = Acting.as(Actor.SYSTEM, () -> Objects.requireNonNull(transaction.execute(status -> rounds.keep())));
        last.set(today);
        return kept;
    }
}
