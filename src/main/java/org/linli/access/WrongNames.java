package org.linli.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Lets names that belong to no account pause after as many wrong tries as accounts do, so that a pause does not tell
 * which accounts there are. Kept in memory, the last names tried only.
 */
@Component
class WrongNames {

    private static final int MOST_NAMES = 10_000;

    private final BusinessClock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_NAMES;
        }
    };

    WrongNames(BusinessClock clock) {
        this.clock = clock;
    }

    synchronized boolean isPaused(String username) {
        return tries.getOrDefault(username, Tries.NONE).pausedUntil.isAfter(clock.now());
    }

    synchronized void failed(String username) {
        int count = tries.getOrDefault(username, Tries.NONE).count + 1;
        tries.put(
                username,
                count >= Accounts.FAILURES_BEFORE_PAUSE
                        ? new Tries(0, clock.now().plus(Accounts.PAUSE))
                        : new Tries(count, Instant.EPOCH));
    }

    private record Tries(int count, Instant pausedUntil) {

        static final Tries NONE = new Tries(0, Instant.EPOCH);
    }
}
