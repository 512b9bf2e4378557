package org.linli.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.WrittenText;

/**
 * A place on the list of places at risk, with the days on which it has its level.
 *
 * @param divisionCode GB/T 2260 code; covers everything under it
 * @param name as announced
 * @param part the estate, street or village that is at risk within the division, as announced; empty where all of it is
 * @param level its level; never {@link RiskLevel#NONE}
 * @param from first day
 * @param to last day; null for until further notice
 * @param source the announcement
 */
public record RiskPlace(
        String divisionCode,
        String name,
        String part,
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

    /** All of a division. */
    public RiskPlace(
            String divisionCode, String name, RiskLevel level, LocalDate from, @Nullable LocalDate to, String source) {
        this(divisionCode, name, "", level, from, to, source);
    }

    /**
     * What it is to somebody who was in its division: of an estate's the level counts for those who say that they were
     * there; for the others the division is one with local cases.
     *
     * @param said the words in which they said where they were
     */
    RiskPlace asSaid(String said) {
        return part.isEmpty() || level.compareTo(RiskLevel.LOCAL_CASES) <= 0 || isNamedIn(said)
                ? this
                : new RiskPlace(divisionCode, name, part, RiskLevel.LOCAL_CASES, from, to, source);
    }

    private boolean isNamedIn(String said) {
        return WrittenText.joined(said).contains(WrittenText.joined(part));
    }

    /** Whether it has its level on some day of that span, ends included. */
    boolean touches(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && (to == null || !to.isBefore(first));
    }
}
