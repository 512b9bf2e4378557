package org.linli.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place on the list of places at risk, with the days on which it has its level.
 *
 * @param divisionCode GB/T 2260 code; covers everything under it
 * @param name as announced
 * @param level its level; never {@link RiskLevel#NONE}
 * @param from first day
 * @param to last day; null for until further notice
 * @param source the announcement
 */
public record RiskPlace(
        String divisionCode,
        String name,
        RiskLevel level,
        LocalDate from,
        @Nullable LocalDate to,
        String source) {

    public RiskPlace {
        if (level == RiskLevel.NONE) {
            throw new IllegalArgumentException("A place on the list has a level: " + divisionCode);
        }
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(divisionCode + ": from " + from + " to " + to + ", which is before it");
        }
    }

    /** Whether it has its level on some day of that span, ends included. */
    boolean touches(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && (to == null || !to.isBefore(first));
    }
}
