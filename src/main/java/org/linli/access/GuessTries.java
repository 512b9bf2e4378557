package org.linli.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.linli.platform.BusinessClock;

/**
 * Counts wrong guesses, so that nobody can try them all: after so many, whoever guesses waits until some time after the
 * last. Kept in memory and bounded.
 */
public final class GuessTries {

    private static final int MOST_COUNTED = 10_000;

    private final int most;
    private final Cache<String, Integer> wrong;

    /**
     * @param most wrong guesses that are taken
     * @param pause how long after the last one nothing more is taken
     */
    public GuessTries(int most, Duration pause, BusinessClock clock) {
        this.most = most;
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterWrite(pause)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
                .build();
    }

    /** Takes a guess, which counts as a wrong one until it is known; false for whoever has to wait. */
    public synchronized boolean begins(String who) {
        int before = Objects.requireNonNullElse(wrong.getIfPresent(who), 0);
        if (before >= most) {
            return false;
        }
        wrong.put(who, before + 1);
        return true;
    }

    /** It was no wrong guess; those before are forgotten. */
    public synchronized void succeeded(String who) {
        wrong.invalidate(who);
    }
}
