package org.linli.platform.solving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SolvingHeatTest {

    private static final int TRIED = 2000;

    private final Random random = new Random(5);

    @Test
    void whatMakesAPlanBetterOrNoWorseIsAlwaysAllowed() {
        var heat = new SolvingHeat(SolvingBudget.ofMoves(TRIED, 1), 40, 2, 1);
        assertThat(allowed(heat, 0)).isEqualTo(TRIED);
        assertThat(allowed(heat, -500)).isEqualTo(TRIED);
    }

    @Test
    void whatMakesItWorseIsAllowedLessAndLess() {
        var heat = new SolvingHeat(SolvingBudget.ofMoves(2L * TRIED, 1), 40, 2, 1);
        int early = allowed(heat, 40);
        allowed(heat, 0);
        allowed(heat, 0);
        int late = allowed(heat, 40);
        assertThat(early).as("about a quarter").isBetween(TRIED / 8, TRIED / 2);
        assertThat(late).isLessThan(TRIED / 100);
    }

    private int allowed(SolvingHeat heat, long worse) {
        return (int) IntStream.range(0, TRIED)
                .filter(i -> {
                    heat.next();
                    return heat.allows(worse, random);
                })
                .count();
    }
}
