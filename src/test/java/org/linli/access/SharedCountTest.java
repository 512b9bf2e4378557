package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures that are counted for all who look. */
class SharedCountTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofMillis(400);

    private final SharedCounts counts = new SharedCounts();
    private final AtomicInteger counted = new AtomicInteger();

    @AfterEach
    void end() {
        counts.destroy();
    }

    @Test
    void largeOnesAreCountedOnceForAllWithinTheirTime() {
        SharedCount<String, Integer> shared = counts.of(LONG, any -> true);
        assertThat(get(shared, counted::incrementAndGet)).isOne();
        assertThat(get(shared, counted::incrementAndGet)).isOne();
    }

    @Test
    void smallOnesAreCountedForEachWhoLooks() {
        SharedCount<String, Integer> shared = counts.of(LONG, any -> false);
        assertThat(get(shared, counted::incrementAndGet)).isOne();
        assertThat(get(shared, counted::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void quickOnesAreCountedAgainAtOnceWhenTheirTimeIsOver() {
        SharedCount<String, Integer> shared = counts.of(Duration.ZERO, any -> true);
        assertThat(get(shared, counted::incrementAndGet)).isOne();
        await().until(() -> get(shared, counted::incrementAndGet) == 2);
    }

    @Test
    void slowOnesAreShownAsTheyWereWhileTheyAreCountedAgainAndAtMostATenthOfTheTime() {
        SharedCount<String, Integer> shared = counts.of(Duration.ZERO, any -> true);
        long begun = System.nanoTime();
        assertThat(get(shared, this::slowly)).isOne();
        assertThat(get(shared, this::slowly)).isOne();
        await().atMost(Duration.ofSeconds(20)).until(() -> get(shared, this::slowly) == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(SLOW.multipliedBy(10));
    }

    @Test
    void oneThatCannotBeCountedAgainIsCountedByTheNextWhoLooks() {
        SharedCount<String, Integer> shared = counts.of(Duration.ZERO, any -> true);
        assertThat(get(shared, this::slowly)).isOne();
        await().atMost(Duration.ofSeconds(20)).until(() -> get(shared, this::failingTheSecondTime) == 3);
    }

    private int slowly() {
        sleep();
        return counted.incrementAndGet();
    }

    private int failingTheSecondTime() {
        if (counted.incrementAndGet() == 2) {
            throw new IllegalStateException("the database is gone");
        }
        return counted.get();
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int get(SharedCount<String, Integer> shared, Supplier<Integer> count) {
        return Acting.as(Actor.SYSTEM, () -> shared.get("district", count));
    }
}
