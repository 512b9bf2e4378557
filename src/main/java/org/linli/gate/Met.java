package org.linli.gate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was at the same places at about the same times.
 *
 * @param person of the register; null for whoever is not known there
 * @param times the latest first
 */
public record Met(UUID pass, @Nullable UUID person, List<Time> times) {

    public Met {
        times = List.copyOf(times);
    }

    /**
     * Once.
     *
     * @param they when they came
     * @param other when who is asked about came
     * @param overlap minutes for which both are thought to have been there: each for as long as is asked for
     */
    public record Time(UUID place, Instant they, Instant other, int overlap) {}

    /** Minutes in all. */
    public int overlap() {
        return times.stream().mapToInt(Time::overlap).sum();
    }
}
