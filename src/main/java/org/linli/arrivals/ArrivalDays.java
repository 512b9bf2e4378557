package org.linli.arrivals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;

/**
 * Which days an arrival may be of: one rule for the form, the API and files. Somebody may be announced a few days
 * ahead. Back it goes to before the first case of 2019: of arrivals whose measure is over nothing but the record is
 * made, so an old list may be brought in years later, while 1999 is a slip.
 */
final class ArrivalDays {

    static final int AHEAD = 3;

    /** Days after which no measure is running any more: an arrival so old is rarely registered one by one. */
    static final int LONG_AGO = 90;

    static final LocalDate EARLIEST = LocalDate.of(2019, 12, 1);

    private ArrivalDays() {}

    /** What is wrong with a day of arrival. */
    static Optional<Problem> arrived(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today.plusDays(AHEAD))) {
            return Optional.of(Problem.of(field, "arrivals.refusal.date.ahead", day.toString(), AHEAD));
        }
        return back(field, day);
    }

    /**
     * What is wrong with when somebody left an area at risk: it was before they arrived, and is over.
     *
     * @param at null when the time of day is not known; likewise {@code arrivedAt}
     */
    static Optional<Problem> leftRisk(
            String field,
            LocalDate on,
            @Nullable LocalTime at,
            LocalDate arrivedOn,
            @Nullable LocalTime arrivedAt,
            LocalDateTime now) {
        if (isAfter(on, at, arrivedOn, arrivedAt)) {
            return Optional.of(Problem.of(field, "arrivals.refusal.left.after.arrival"));
        }
        if (isAfter(on, at, now.toLocalDate(), now.toLocalTime())) {
            return Optional.of(Problem.of(field, "arrivals.refusal.left.ahead"));
        }
        return back(field, on);
    }

    /** What is wrong with a day of contact; it may be after the arrival. */
    static Optional<Problem> contact(String field, LocalDate day, LocalDate today) {
        return day.isAfter(today) ? Optional.of(Problem.of(field, "arrivals.refusal.contact.ahead")) : back(field, day);
    }

    /** Days that may be, but are so long past that a slip in the year is likelier; to be told, not refused. */
    static List<Problem> farAway(NewArrival arrival, LocalDate today, ZoneId zone) {
        var far = new ArrayList<Problem>();
        far("arrivedOn", "arrivals.far.arrived", arrival.arrivedOn(), today).ifPresent(far::add);
        Optional.ofNullable(arrival.leftRiskOn())
                .flatMap(day -> far("leftRiskOn", "arrivals.far.left", day, today))
                .ifPresent(far::add);
        arrival.tests().stream()
                .flatMap(test ->
                        far("testedAt", "arrivals.far.tested", LocalDate.ofInstant(test.takenAt(), zone), today)
                                .stream())
                .forEach(far::add);
        return List.copyOf(far);
    }

    private static Optional<Problem> far(String field, String key, LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        return days > LONG_AGO ? Optional.of(Problem.of(field, key, day.toString(), days)) : Optional.empty();
    }

    private static boolean isAfter(
            LocalDate day, @Nullable LocalTime at, LocalDate other, @Nullable LocalTime otherAt) {
        return day.isAfter(other) || day.equals(other) && at != null && otherAt != null && at.isAfter(otherAt);
    }

    private static Optional<Problem> back(String field, LocalDate day) {
        return day.isBefore(EARLIEST)
                ? Optional.of(Problem.of(field, "arrivals.refusal.date.back", day.toString(), EARLIEST.toString()))
                : Optional.empty();
    }
}
