package org.linli.photos;

import java.time.Duration;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what began to come a week ago and never became whole, or was never named by a record. */
@Component
class PhotoForgetting implements SchedulingConfigurer {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofMinutes(10);

    private final PhotoStore store;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    PhotoForgetting(PhotoStore store, TransactionTemplate transaction, BusinessClock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::run, EVERY, FIRST));
    }

    void run() {
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(
                        status -> store.forget(clock.now().minus(Photo.AWAITED))));
    }
}
