package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.linli.platform.RequestTurns.Who;
import org.springframework.util.unit.DataSize;

class RequestTurnsTest {

    @Test
    void strangersLeaveMostTurnsToTheSignedIn() {
        RequestTurns turns = turns(8, 4, Duration.ZERO);
        assertThat(granted(turns, Who.STRANGER, 20)).isEqualTo(2);
        assertThat(granted(turns, Who.KNOWN_FOR_FILE, 20)).isEqualTo(4);
        assertThat(granted(turns, Who.KNOWN, 20)).isEqualTo(2);
        turns.end(Who.STRANGER);
        assertThat(granted(turns, Who.KNOWN, 20)).isEqualTo(1);
    }

    @Test
    void whoGetsNoTurnLeavesNothingTaken() {
        RequestTurns turns = turns(4, 4, Duration.ZERO);
        assertThat(granted(turns, Who.KNOWN, 4)).isEqualTo(4);
        assertThat(granted(turns, Who.STRANGER, 5)).isZero();
        turns.end(Who.KNOWN);
        assertThat(turns.begin(Who.STRANGER)).isTrue();
    }

    @Test
    void whoWaitsGetsTheTurnThatEnds() throws Exception {
        RequestTurns turns = turns(1, 4, Duration.ofMinutes(1));
        assertThat(turns.begin(Who.KNOWN)).isTrue();
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(() -> turns.begin(Who.KNOWN));
        turns.end(Who.KNOWN);
        assertThat(next.get()).isTrue();
    }

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnce() throws Exception {
        RequestTurns turns = turns(1, 1, Duration.ofMinutes(1));
        assertThat(turns.begin(Who.KNOWN)).isTrue();
        Thread waiting = Thread.ofVirtual().start(() -> turns.begin(Who.KNOWN));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(turns.begin(Who.KNOWN)).isFalse();
        turns.end(Who.KNOWN);
        waiting.join();
    }

    private static int granted(RequestTurns turns, Who who, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += turns.begin(who) ? 1 : 0;
        }
        return granted;
    }

    private static RequestTurns turns(int atOnce, int waiting, Duration turn) {
        return new RequestTurns(new RequestSettings(
                Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofKilobytes(1), atOnce, waiting, turn));
    }
}
