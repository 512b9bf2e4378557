package org.linli.policy;

import java.time.Duration;

/**
 * When in the day things are done under one policy version.
 *
 * @param morning first temperature
 * @param evening second temperature, and the release on the last day
 * @param sampling nucleic-acid samples
 * @param grace how long after its window a check or sample may be entered and counts as done, late; entered later it
 *     stays missed
 */
public record Hours(Window morning, Window evening, Window sampling, Duration grace) {

    public Hours {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("A grace of " + grace);
        }
    }

    Window of(PartOfDay part) {
        return switch (part) {
            case MORNING -> morning;
            case EVENING -> evening;
            case DAY -> sampling;
        };
    }
}
