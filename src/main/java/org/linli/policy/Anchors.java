package org.linli.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The days in one person's story that a protocol may count from, and the moment from which we can act.
 *
 * @param arrivedOn the day of arrival
 * @param leftRiskAreaOn the last day in any area at risk; null when not known, and then nothing is held to have passed
 *     before the arrival
 * @param lastContactOn the last contact with a case; null when there was none
 * @param startsAt when the person became known here. What was due before that moment is nobody's omission: the plan
 *     keeps it, as {@link Slot.Standing#LAPSED}
 */
public record Anchors(
        LocalDate arrivedOn,
        @Nullable LocalDate leftRiskAreaOn,
        @Nullable LocalDate lastContactOn,
        LocalDateTime startsAt) {

    public Anchors {
        if (leftRiskAreaOn != null && leftRiskAreaOn.isAfter(arrivedOn)) {
            throw new IllegalArgumentException(
                    "Left the risk area on " + leftRiskAreaOn + ", after the arrival on " + arrivedOn);
        }
        if (startsAt.toLocalDate().isBefore(arrivedOn)) {
            throw new IllegalArgumentException("Starts at " + startsAt + ", before the arrival on " + arrivedOn);
        }
    }

    /** Somebody of whom only the day of arrival is known, and who was registered on that day. */
    public static Anchors arrival(LocalDate arrivedOn) {
        return new Anchors(arrivedOn, null, null, arrivedOn.atStartOfDay());
    }

    public Anchors leftRiskArea(@Nullable LocalDate day) {
        return new Anchors(arrivedOn, day, lastContactOn, startsAt);
    }

    public Anchors lastContact(@Nullable LocalDate day) {
        return new Anchors(arrivedOn, leftRiskAreaOn, day, startsAt);
    }

    public Anchors startingAt(LocalDateTime moment) {
        return new Anchors(arrivedOn, leftRiskAreaOn, lastContactOn, moment);
    }
}
