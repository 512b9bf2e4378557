package org.linli.inspection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.linli.places.PlaceHours;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.stereotype.Component;

/**
 * Draws the rounds of a week. Those of a cell on a day are walked in one or two routes, each in two hours drawn for it;
 * which day, which route and which hours, nothing tells before.
 */
@Component
class RoundPlan {

    private static final int ROUTES = 2;

    private final RoundSeed seed;
    private final BusinessClock clock;

    RoundPlan(RoundSeed seed, BusinessClock clock) {
        this.seed = seed;
        this.clock = clock;
    }

    /** The rounds of a place from a day to the end of its week. */
    List<Round> week(RoundPlace place, LocalDate from) {
        LocalDate monday = from.with(DayOfWeek.MONDAY);
        RandomGenerator random = seed.of("week", place.place().id(), monday);
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        for (LocalDate day = from; !day.isAfter(monday.plusDays(RoundPace.WEEK - 1L)); day = day.plusDays(1)) {
            if (isOpen(place, day)) {
                open.add(day.getDayOfWeek());
            }
        }
        List<Round> rounds = new ArrayList<>();
        for (DayOfWeek day : RoundDraw.days(place.pace(), open, since(place, monday), random)) {
            rounds.add(on(place, monday.plusDays(day.ordinal()), false));
        }
        return rounds;
    }

    /** Whether it can be looked at on a day. */
    static boolean isOpen(RoundPlace place, LocalDate day) {
        PlaceHours hours = place.place().hours();
        return (hours == null || hours.weekdays().contains(day.getDayOfWeek()))
                && !day.isBefore(place.place().since())
                && !place.place().hasEnded(day);
    }

    /** A place that was never looked at may wait as long as any other. */
    private static int since(RoundPlace place, LocalDate monday) {
        LocalDate last = place.lastDay();
        return last == null
                ? 0
                : (int) Math.clamp(
                        ChronoUnit.DAYS.between(last, monday) - 1,
                        0,
                        place.pace().longestGap() - 1L);
    }

    /** A round on a day, at a time drawn for the routes of its cell. */
    Round on(RoundPlace place, LocalDate day, boolean madeUp) {
        PlaceHours hours = place.place().hours();
        RandomGenerator random = seed.of("route", place.place().id(), day);
        RandomGenerator routes = seed.of("routes", place.place().path().value(), day);
        List<RoundWindow> walked = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            walked.add(RoundWindow.ALL.get(routes.nextInt(RoundWindow.ALL.size())));
        }
        RoundWindow window = walked.get(random.nextInt(ROUTES));
        if (!RoundDraw.isOpen(hours, day.getDayOfWeek(), window)) {
            window = RoundDraw.window(hours, day.getDayOfWeek(), random);
        }
        return new Round(
                Ids.next(),
                place.place().id(),
                place.place().path(),
                day,
                clock.at(day, window.from()),
                clock.at(day, window.until()),
                place.checklist().version(),
                place.checklist().key(),
                RoundState.PLANNED,
                madeUp,
                false,
                null);
    }
}
