package org.linli.supplies;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans what households get every day, for today and tomorrow, and ends it with the confinement. Done again it does
 * nothing again. Each step is a transaction of its own, so that no two wait for each other in a circle.
 */
@Component
class DeliveryPlanning implements RecurringCheck {

    private final DeliveryStore store;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    DeliveryPlanning(DeliveryStore store, Deliveries deliveries, TransactionTemplate transaction, BusinessClock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers how many deliveries were planned and called off and how many orders ended. */
    @Override
    public int run() {
        LocalDate today = clock.today();
        return Acting.as(Actor.SYSTEM, () -> {
            int steps = 0;
            for (UUID order : inTransaction(() -> store.overdueOrders(today))) {
                steps += counted(inTransaction(() -> deliveries.finish(order)));
            }
            for (UUID delivery : inTransaction(() -> store.unwanted(today))) {
                steps += counted(inTransaction(() -> deliveries.withdraw(delivery)));
            }
            for (LocalDate day : List.of(today, today.plusDays(1))) {
                for (StandingOrder order : inTransaction(() -> store.unplanned(day, today))) {
                    steps += counted(inTransaction(() -> deliveries.plan(order, day)));
                }
            }
            return steps;
        });
    }

    private static int counted(boolean done) {
        return done ? 1 : 0;
    }

    private <T> T inTransaction(Supplier<T> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }
}
