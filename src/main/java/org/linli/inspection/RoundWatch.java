package org.linli.inspection;

import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the rounds going, whether or not anybody opens a page: once when the program has started and each day. What is
 * not put right in time is escalated at once; what lasts at a place that is no more is withdrawn.
 */
@Component
class RoundWatch implements RecurringCheck {

    private final Rounds rounds;
    private final Findings findings;
    private final TransactionTemplate transaction;

    private final BusinessClock clock;
    private final AtomicReference<@Nullable LocalDate> last = new AtomicReference<>();

    RoundWatch(Rounds rounds, Findings findings, TransactionTemplate transaction, BusinessClock clock) {
        this.clock = clock;
        this.rounds = rounds;
        this.findings = findings;
        this.transaction = transaction;
    }

    @Override
    public int run() {
        LocalDate today = clock.today();
        int escalated = inTransaction(findings::tidy) + inTransaction(findings::escalate);
        if (today.equals(last.get())) {
            return escalated;
        }
        int kept = inTransaction(rounds::keep);
        last.set(today);
        return escalated + kept;
    }

    private int inTransaction(Supplier<Integer> work) {
        return Acting.as(Actor.SYSTEM, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
