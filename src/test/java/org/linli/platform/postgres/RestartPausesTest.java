package org.linli.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPausesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RestartPauses pauses = new RestartPauses(nanos::get);

    @Test
    void doubleToThirtySecondsAndNeverEnd() {
        assertThat(Stream.generate(pauses::next).limit(9).map(Duration::toSeconds))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void goOnGrowingWhenItLivesForSecondsOnly() {
        pauses.next();
        pauses.next();
        pauses.started();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void beginAnewWhenItLivedAMinute() {
        pauses.next();
        pauses.next();
        pauses.started();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(pauses.next()).isZero();
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
