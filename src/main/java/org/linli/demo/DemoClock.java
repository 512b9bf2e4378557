package org.linli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linli.platform.LinliSettings;
import org.linli.platform.PlayedClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's clock. It is set to moments of the past while the weeks before today are played, and then runs on from
 * half past six in the evening, whatever the hour outside: so the evening's tasks are due when somebody looks at the
 * demo. A restart on the same day goes on where the first start set it, by the file {@code demo-clock} in the data
 * folder.
 */
@Component
@Profile("demo")
class DemoClock extends Clock implements PlayedClock {

    private static final LocalTime BEGINS = LocalTime.of(18, 30);

    private final Path file;
    private final ZoneId zone;
    private volatile Duration ahead;
    private volatile @Nullable Instant shown;

    DemoClock(LinliSettings settings) {
        this.file = settings.data().resolve("demo-clock");
        this.zone = settings.timezone();
        this.ahead = kept();
    }

    /** Lets the demo's day begin: today's evening. */
    LocalDate begin() {
        Instant outside = Instant.now();
        LocalDate today = outside.atZone(zone).toLocalDate();
        ahead = Duration.between(outside, today.atTime(BEGINS).atZone(zone).toInstant());
        return today;
    }

    /** Keeps the day that was begun, once it is loaded. */
    void keep() {
        try {
            Files.writeString(file, instant().atZone(zone).toLocalDate() + " " + ahead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration kept() {
        try {
            return Files.exists(file)
                    ? Duration.parse(Files.readString(file).strip().split(" ")[1])
                    : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return moment == null ? Instant.now().plus(ahead) : moment;
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
