package org.linli.needs;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * The fixed days and times of somebody's dialysis.
 *
 * @param words where they go, and how, 1 to {@value #LONGEST} characters
 * @param travel how long before the start they have to leave, up to {@link #LONGEST_TRAVEL}
 * @param starts when it starts on each weekday; a weekday without is absent
 * @param from its first day
 * @param until its last day; null while it goes on; before its first where another took its place before it began
 */
record Timetable(
        UUID id,
        PersonId person,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String words,
        Duration travel,
        Map<DayOfWeek, LocalTime> starts,
        LocalDate from,
        @Nullable LocalDate until) {

    static final int LONGEST = 150;

    static final Duration LONGEST_TRAVEL = Duration.ofHours(12);

    Timetable {
        Map<DayOfWeek, LocalTime> inOrder = new EnumMap<>(DayOfWeek.class);
        inOrder.putAll(starts);
        starts = Collections.unmodifiableMap(inOrder);
    }

    /**
     * One time that they go.
     *
     * @param day on which it starts
     * @param due by when they have to leave, which may be the day before
     */
    record Appointment(LocalDate day, LocalTime at, Instant start, Instant due) {}

    /** Whether there is any day on which it holds. */
    boolean isAny() {
        return until == null || !until.isBefore(from);
    }

    /** Whether it holds on that day. */
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Those that start on these days, the first and the last included, in order. */
    List<Appointment> between(LocalDate first, LocalDate last, ZoneId zone) {
        LocalDate begin = first.isBefore(from) ? from : first;
        LocalDate end = until != null && until.isBefore(last) ? until : last;
        return end.isBefore(begin)
                ? List.of()
                : begin.datesUntil(end.plusDays(1))
                        .flatMap(day -> on(day, zone))
                        .toList();
    }

    private Stream<Appointment> on(LocalDate day, ZoneId zone) {
        return Optional.ofNullable(starts.get(day.getDayOfWeek())).stream().map(at -> {
            Instant start = day.atTime(at).atZone(zone).toInstant();
            return new Appointment(day, at, start, start.minus(travel));
        });
    }

    /** Id of the need that the appointment of a day is planned as: the same however often it is planned. */
    UUID needOf(LocalDate day) {
        return UUID.nameUUIDFromBytes((id + " " + day).getBytes(StandardCharsets.UTF_8));
    }

    /** The same for other days, under an id of its own. */
    Timetable again(UUID newId, LocalDate newFrom, @Nullable LocalDate newUntil) {
        return new Timetable(newId, person, household, path, rentalPath, words, travel, starts, newFrom, newUntil);
    }
}
