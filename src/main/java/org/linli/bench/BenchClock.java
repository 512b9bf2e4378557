package org.linli.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linli.platform.LinliSettings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The bench's clock: each start begins at the same morning, whatever the day outside, so that the same tasks are due
 * and figures of two machines can be compared. It is set to moments of the past while the weeks before are played.
 */
@Component
@Profile("bench")
class BenchClock extends Clock {

    /** A Friday with a policy in force for more than ninety days. */
    static final LocalDate TODAY = LocalDate.of(2022, 5, 20);

    /** Checks of the morning are late, not yet missed; samples are being taken. */
    private static final LocalTime BEGINS = LocalTime.of(10, 30);

    private final Instant begin;
    private final long started = System.nanoTime();
    private volatile @Nullable Instant shown;

    BenchClock(LinliSettings settings) {
        this.begin = TODAY.atTime(BEGINS).atZone(settings.timezone()).toInstant();
    }

    /** The moment of each start. */
    Instant begin() {
        return begin;
    }

    /** Shows that moment until {@link #run}. */
    void show(Instant moment) {
        shown = moment;
    }

    /** Runs on. */
    void run() {
        shown = null;
    }

    @Override
    public Instant instant() {
        Instant moment = shown;
        return moment == null ? begin.plus(Duration.ofNanos(System.nanoTime() - started)) : moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
