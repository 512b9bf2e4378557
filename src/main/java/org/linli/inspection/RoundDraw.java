package org.linli.inspection;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.places.PlaceHours;

/**
 * Draws when a place is looked at. Of all ways to lay the rounds of a week that keep to its pace one is taken, each as
 * likely as every other: whatever is fixed beyond the pace could be guessed.
 */
final class RoundDraw {

    private static final int EVERY_WAY = 1 << RoundPace.WEEK;

    private RoundDraw() {}

    /**
     * The days of a week.
     *
     * @param open the days on which it can be looked at; where they are too few for the pace, it is kept as well as it
     *     can be
     * @param since days from the last round to the day before this week; 0 where it was on that day
     */
    static List<DayOfWeek> days(RoundPace pace, Set<DayOfWeek> open, int since, RandomGenerator random) {
        if (open.isEmpty()) {
            return List.of();
        }
        int least = Math.min(pace.least(), open.size());
        for (int gap = pace.longestGap(); ; gap++) {
            List<Integer> ways = ways(new Bounds(least, pace.most(), gap), open, since);
            if (!ways.isEmpty()) {
                return days(ways.get(random.nextInt(ways.size())));
            }
        }
    }

    private record Bounds(int least, int most, int gap) {}

    /** Each as a bit for each of its days. */
    private static List<Integer> ways(Bounds bounds, Set<DayOfWeek> open, int since) {
        int possible = open.stream().mapToInt(day -> 1 << day.ordinal()).sum();
        return IntStream.range(1, EVERY_WAY)
                .filter(way -> (way & ~possible) == 0)
                .filter(way -> Integer.bitCount(way) >= bounds.least && Integer.bitCount(way) <= bounds.most)
                .filter(way -> keepsGap(way, bounds.gap, since))
                .boxed()
                .toList();
    }

    /** Also towards the next week, in which any day may be the first. */
    private static boolean keepsGap(int way, int gap, int since) {
        int last = -since;
        for (int day = 1; day <= RoundPace.WEEK; day++) {
            if ((way & 1 << day - 1) != 0) {
                if (day - last > gap) {
                    return false;
                }
                last = day;
            }
        }
        return RoundPace.WEEK + 1 - last <= gap;
    }

    private static List<DayOfWeek> days(int way) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> (way & 1 << day.ordinal()) != 0)
                .toList();
    }

    /** When on a day it begins. */
    static RoundWindow window(@Nullable PlaceHours hours, DayOfWeek day, RandomGenerator random) {
        List<RoundWindow> open = RoundWindow.ALL.stream()
                .filter(window -> isOpen(hours, day, window))
                .toList();
        List<RoundWindow> from = open.isEmpty() ? RoundWindow.ALL : open;
        return from.get(random.nextInt(from.size()));
    }

    /** Whether somebody is there when it begins. */
    static boolean isOpen(@Nullable PlaceHours hours, DayOfWeek day, RoundWindow window) {
        if (hours == null) {
            return true;
        }
        boolean overMidnight = !hours.closes().isAfter(hours.opens());
        LocalTime begins = window.from();
        return hours.weekdays().contains(day)
                && !begins.isBefore(hours.opens())
                && (overMidnight || !window.until().isAfter(hours.closes()));
    }
}
