package org.linli.platform.postgres;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to wait before PostgreSQL is started again: not at all, then 1 s, doubling to 30 s, until it lived a minute.
 */
final class RestartPauses {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private long startedAt;
    private boolean started = true;
    private Duration next = Duration.ZERO;

    RestartPauses(LongSupplier nanos) {
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
    }

    /** It runs, for now. */
    void started() {
        started = true;
        startedAt = nanos.getAsLong();
    }

    /** It ended, or could not be started. */
    Duration next() {
        if (started && nanos.getAsLong() - startedAt >= GOOD_LIFE.toNanos()) {
            next = Duration.ZERO;
        }
        started = false;
        Duration pause = next;
        Duration longer = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return pause;
    }
}
