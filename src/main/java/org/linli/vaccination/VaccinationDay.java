package org.linli.vaccination;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.AreaPath;

/**
 * A day on which doses are given at a site.
 *
 * @param path the area of whoever holds it
 * @param place the site
 * @param perSlot how many can come within each half hour
 * @param vaccine key of what there will be; {@code maker} may be empty
 * @param version for changing what was read
 */
public record VaccinationDay(
        UUID id,
        AreaPath path,
        UUID place,
        LocalDate day,
        LocalTime opens,
        LocalTime closes,
        int perSlot,
        String vaccine,
        String maker,
        boolean cancelled,
        int version) {

    static final int SLOT_MINUTES = 30;
    static final int MOST_PER_SLOT = 500;

    public VaccinationDay {
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException("A day from " + opens + " to " + closes);
        }
    }

    /** When its half hours begin. */
    public List<LocalTime> slots() {
        return Stream.iterate(
                        opens,
                        slot -> slot.isBefore(closes),
                        slot -> slot.isAfter(LocalTime.MAX.minusMinutes(SLOT_MINUTES))
                                ? LocalTime.MAX
                                : slot.plusMinutes(SLOT_MINUTES))
                .filter(slot -> !slot.equals(LocalTime.MAX))
                .toList();
    }

    /** How many can come in all. */
    public int capacity() {
        return slots().size() * perSlot;
    }
}
