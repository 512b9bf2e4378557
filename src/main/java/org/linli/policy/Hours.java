package org.linli.policy;

/**
 * When in the day things are done under one policy version.
 *
 * @param morning first temperature
 * @param evening second temperature, and the release on the last day
 * @param sampling nucleic-acid samples
 */
public record Hours(Window morning, Window evening, Window sampling) {

    Window of(PartOfDay part) {
        return switch (part) {
            case MORNING -> morning;
            case EVENING -> evening;
            case DAY -> sampling;
        };
    }
}
