package org.linli.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's clock: set to moments of the past while the weeks before today are played, then the real one. */
@Component
@Profile("demo")
class DemoClock extends Clock {

    private volatile @Nullable Instant shown;

    /** Shows that moment until {@link #run}. */
    void show(Instant moment) {
        shown = moment;
    }

    /** Runs with the real time from now on. */
    void run() {
        shown = null;
    }

    @Override
    public Instant instant() {
        Instant moment = shown;
        return moment == null ? Instant.now() : moment;
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
