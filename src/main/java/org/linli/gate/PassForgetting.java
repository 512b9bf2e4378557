package org.linli.gate;

import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets passes that were taken back once the entries made with them are gone, and what was asked about them. */
@Component
class PassForgetting implements RecurringCheck {

    private final PassStore store;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    PassForgetting(PassStore store, TransactionTemplate transaction, BusinessClock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Integer forgotten = Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> store.forget(clock.today().minusDays(EntryDays.KEPT))));
        return forgotten == null ? 0 : forgotten;
    }
}
