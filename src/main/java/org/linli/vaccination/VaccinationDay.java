package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;

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

    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final Duration AT_ONCE = Duration.ofHours(1);

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

    /** When those of its half hours begin that begin later than a moment. */
    List<LocalTime> slots(BusinessClock clock, Instant after) {
        return slots().stream()
                .filter(slot -> clock.at(day, slot).isAfter(after))
                .toList();
    }

    /** By when people are to be told of it: the evening before; later, before it opens, and else within an hour. */
    Instant toldBy(BusinessClock clock) {
        Instant now = clock.now();
        return Stream.of(clock.at(day.minusDays(1), EVENING), clock.at(day, opens))
                .filter(now::isBefore)
                .findFirst()
                .orElseGet(() -> now.plus(AT_ONCE));
    }

    /** How many can come in all. */
    public int capacity() {
        return slots().size() * perSlot;
    }
}
