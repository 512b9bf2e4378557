package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.AreaPath;

/**
 * A shift of a post.
 *
 * @param day on which it begins
 * @param note of its pattern; may be empty
 */
public record Shift(
        UUID id, UUID post, String postName, AreaPath path, LocalDate day, Instant begins, Instant ends, String note) {

    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final Duration NIGHT_LENGTH = Duration.ofHours(8);

    /** So much of it between 22:00 and 06:00 makes it a night, as in Directive 2003/88/EC, article 2. */
    private static final Duration NIGHT_AT_LEAST = Duration.ofHours(3);

    /** Whether it is a night. */
    boolean isAtNight(ZoneId zone) {
        LocalDate first = begins.atZone(zone).toLocalDate();
        return Stream.of(first.minusDays(1), first)
                .map(evening -> night(evening, zone))
                .anyMatch(night -> {
                    Instant from = night.isAfter(begins) ? night : begins;
                    Instant until = night.plus(NIGHT_LENGTH).isBefore(ends) ? night.plus(NIGHT_LENGTH) : ends;
                    return Duration.between(from, until).compareTo(NIGHT_AT_LEAST) >= 0;
                });
    }

    private static Instant night(LocalDate evening, ZoneId zone) {
        return evening.atTime(NIGHT).atZone(zone).toInstant();
    }
}
