package org.linli.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords, so that nobody can try them all and nobody can lock out somebody else. On a device that the
 * account has signed in on before only what was typed there counts. Elsewhere it counts for the name at this address,
 * for the address and for the name. A name without an account counts alike, so that a pause does not tell which there
 * are.
 *
 * <p>Kept in memory and bounded: after a restart counting begins anew, and each of two servers counts by itself.
 */
@Component
class SignInTries {

    private static final int MOST_COUNTED = 100_000;

    private final SignInSettings settings;
    private final Cache<String, Integer> wrong;

    /** Tries whose password is being looked at, which takes a while: each stands for a wrong one until it is known. */
    private final Map<String, Integer> looking = new HashMap<>();

    SignInTries(SignInSettings settings, BusinessClock clock) {
        this.settings = settings;
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterWrite(settings.pause())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
                .build();
    }

    /** Takes a place for a try, before its password is looked at; false when there is none, and whoever tries waits. */
    synchronized boolean begins(SignInAttempt attempt) {
        if (isPaused(attempt)) {
            return false;
        }
        limits(attempt).keySet().forEach(key -> looking.merge(key, 1, Integer::sum));
        return true;
    }

    /** Gives the place back; what was wrong stays counted. */
    synchronized void ends(SignInAttempt attempt, boolean wasWrong) {
        limits(attempt)
                .keySet()
                .forEach(key -> looking.computeIfPresent(key, (k, tries) -> tries > 1 ? tries - 1 : null));
        if (wasWrong) {
            failed(attempt);
        }
    }

    synchronized boolean isPaused(SignInAttempt attempt) {
        return limits(attempt).entrySet().stream().anyMatch(limit -> count(limit.getKey()) >= limit.getValue());
    }

    synchronized void failed(SignInAttempt attempt) {
        limits(attempt).keySet().forEach(key -> wrong.asMap().merge(key, 1, Integer::sum));
    }

    /** What was mistyped before the right password is forgotten; what came from the address for other names is not. */
    synchronized void succeeded(SignInAttempt attempt) {
        wrong.invalidate(own(attempt));
    }

    private int count(String key) {
        return Objects.requireNonNullElse(wrong.getIfPresent(key), 0) + looking.getOrDefault(key, 0);
    }

    /** How many wrong ones are borne, by what they are counted under. */
    private Map<String, Integer> limits(SignInAttempt attempt) {
        return attempt.device() != null
                ? Map.of(own(attempt), settings.most())
                : Map.of(
                        own(attempt),
                        settings.most(),
                        "address " + attempt.origin(),
                        settings.perAddress(),
                        "name " + attempt.username(),
                        settings.perName());
    }

    private static String own(SignInAttempt attempt) {
        return attempt.device() != null
                ? "device " + attempt.device() + " " + attempt.username()
                : "pair " + attempt.origin() + " " + attempt.username();
    }
}
