package org.linli.keypersons;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the list and asks for the round: everybody is looked at when the program has started and when a day begins, in
 * between only those of whom something changed.
 */
@Component
class KeyPersonWatch implements RecurringCheck {

    /** What was written in a transaction that ended after the last look is found by the next. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final KeyPersons persons;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    KeyPersonWatch(KeyPersons persons, TransactionTemplate transaction, BusinessClock clock) {
        this.persons = persons;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Instant now = clock.now();
        int asked = Acting.as(Actor.SYSTEM, () -> {
            Instant since = now.minus(OVERLAP);
            List<UUID> changed = transaction.execute(status -> look(now));
            return transaction.execute(status -> {
                persons.clear(changed, since);
                return persons.ask();
            });
        });
        last.set(now);
        return asked;
    }

    private List<UUID> look(Instant now) {
        Instant before = last.get();
        return before == null || before.isAfter(now) || !clock.dayOf(before).equals(clock.dayOf(now))
                ? persons.lookAtAll()
                : persons.lookAtChanged(before.minus(OVERLAP));
    }
}
