package org.linli.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that are counted once for all who may see the same rows. Who comes first waits for them. Once their time is
 * over they are counted again: quick ones at once; slow ones behind the back of whoever looks, who is shown the former
 * ones for as long once more, and at most a tenth of the time, so that counting never takes the machine from those who
 * work with it.
 *
 * @param <K> what is counted and whose rows these are: who may see others must ask by another key
 */
public final class SharedCount<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCount.class);

    private static final Duration QUICK = Duration.ofMillis(300);
    private static final int TIMES_ITS_COST = 10;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 500;

    private final Duration time;
    private final Predicate<V> large;
    private final Executor again;
    private final Set<K> running = ConcurrentHashMap.newKeySet();
    private final Cache<K, Counted<V>> kept = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumSize(MOST_KEPT)
            .build();

    SharedCount(Duration time, Predicate<V> large, Executor again) {
        this.time = time;
        this.large = large;
        this.again = again;
    }

    private record Counted<V>(V value, Duration cost, long at) {

        static <V> Counted<V> by(Supplier<V> count) {
            long begun = System.nanoTime();
            V value = count.get();
            long at = System.nanoTime();
            return new Counted<>(value, Duration.ofNanos(at - begun), at);
        }

        boolean isOver(Duration time) {
            return age().compareTo(shown(time)) >= 0;
        }

        /** Nobody is shown it any more, however long it takes to count again. */
        boolean isStale(Duration time) {
            return isQuick() ? isOver(time) : age().compareTo(shown(time).multipliedBy(2)) >= 0;
        }

        private Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }

        private Duration shown(Duration time) {
            Duration longer = cost.multipliedBy(TIMES_ITS_COST);
            return longer.compareTo(time) > 0 ? longer : time;
        }

        private boolean isQuick() {
            return cost.compareTo(QUICK) < 0;
        }
    }

    /** @param count asked as whoever acts now, also when it is asked later */
    public V get(K key, Supplier<V> count) {
        Counted<V> known = kept.getIfPresent(key);
        if (known == null || known.isStale(time)) {
            if (known != null) {
                kept.asMap().remove(key, known);
            }
            return counted(key, count);
        }
        if (known.isOver(time)) {
            countAgain(key, count);
        }
        return known.value();
    }

    private V counted(K key, Supplier<V> count) {
        var mine = new AtomicBoolean();
        Counted<V> counted = kept.get(key, asked -> {
            mine.set(true);
            return Counted.by(count);
        });
        keepLarge(key, counted);
        // Who waited for another's count may have changed something meanwhile, and is to see it where it matters.
        return mine.get() || large.test(counted.value()) ? counted.value() : count.get();
    }

    private void countAgain(K key, Supplier<V> count) {
        if (running.add(key)) {
            Actor actor = Acting.now();
            again.execute(() -> {
                try {
                    Counted<V> counted = Acting.as(actor, () -> Counted.by(count));
                    kept.put(key, counted);
                    keepLarge(key, counted);
                } catch (RuntimeException e) {
                    LOG.warn("Figures could not be counted again", e);
                    kept.invalidate(key);
                } finally {
                    running.remove(key);
                }
            });
        }
    }

    private void keepLarge(K key, Counted<V> counted) {
        if (!large.test(counted.value())) {
            kept.asMap().remove(key, counted);
        }
    }
}
