package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;

/**
 * Rounds keep to their pace, and whoever knows all past ones of a place guesses the next no better than whoever knows
 * only the pace.
 *
 * <p>The second is tried with guessers that learn from half a year of one place: on which weekdays it was looked at,
 * which gap came most often, and which gap came most often after the last one. Each guesses the next round of that
 * place, and with the same skill that of another place of the same pace but other chance, whose past it did not see. If
 * a past told anything beyond the pace, the first would be right more often.
 */
@Tag("slow")
class RoundDrawProperties {

    private static final int WEEKS = 26;
    private static final int PLACES = 1000;
    private static final int WEEK = 7;
    private static final EnumSet<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @Provide
    Arbitrary<RoundPace> paces() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, WEEK),
                        Arbitraries.integers().between(1, WEEK),
                        Arbitraries.integers().between(1, RoundPace.LONGEST))
                .as((a, b, gap) -> new int[] {Math.min(a, b), Math.max(a, b), gap})
                .filter(pace -> RoundPace.isPossible(pace[0], pace[1], pace[2]))
                .map(pace -> new RoundPace(pace[0], pace[1], pace[2]));
    }

    /** Days from the first on, over so many weeks. */
    private static List<Integer> drawn(RoundPace pace, EnumSet<DayOfWeek> open, int weeks, RandomGenerator random) {
        List<Integer> days = new ArrayList<>();
        int since = 0;
        for (int week = 0; week < weeks; week++) {
            List<DayOfWeek> chosen = RoundDraw.days(pace, open, since, random);
            for (DayOfWeek day : chosen) {
                days.add(week * WEEK + day.ordinal());
            }
            since = week * WEEK + WEEK - 1 - days.getLast();
        }
        return days;
    }

    private static List<Integer> gaps(List<Integer> days) {
        List<Integer> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(days.get(i) - days.get(i - 1));
        }
        return gaps;
    }

    @Property(tries = 300)
    void everyWeekHasAtLeastTheFewestAndAtMostTheMostAndNoGapIsLonger(
            @ForAll("paces") RoundPace pace, @ForAll long seed) {
        List<Integer> days = drawn(pace, EVERY_DAY, WEEKS, new SplittableRandom(seed));
        for (int week = 0; week < WEEKS; week++) {
            int first = week * WEEK;
            assertThat(days.stream().filter(day -> day >= first && day < first + WEEK))
                    .hasSizeBetween(pace.least(), pace.most());
        }
        assertThat(days.getFirst()).isLessThan(pace.longestGap());
        assertThat(gaps(days)).allSatisfy(gap -> assertThat(gap).isBetween(1, pace.longestGap()));
    }

    @Property(tries = 200)
    void whereItIsOpenOnFewDaysOnlyThoseAreDrawnAndAsManyAsThereAre(
            @ForAll("paces") RoundPace pace, @ForAll("openDays") EnumSet<DayOfWeek> open, @ForAll long seed) {
        List<Integer> days = drawn(pace, open, WEEKS, new SplittableRandom(seed));
        assertThat(days).allSatisfy(day -> assertThat(open).contains(DayOfWeek.of(day % WEEK + 1)));
        for (int week = 0; week < WEEKS; week++) {
            int first = week * WEEK;
            assertThat(days.stream().filter(day -> day >= first && day < first + WEEK))
                    .hasSizeBetween(Math.min(pace.least(), open.size()), pace.most());
        }
    }

    @Provide
    Arbitrary<EnumSet<DayOfWeek>> openDays() {
        return Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).map(EnumSet::copyOf);
    }

    /** Guesses how many days after the last the next round comes, from those before. */
    private interface Guesser extends Function<List<Integer>, Integer> {}

    private static int mostOften(List<Integer> values, int otherwise) {
        int[] count = new int[RoundPace.LONGEST + WEEK + 1];
        int best = otherwise;
        for (int value : values) {
            count[value]++;
            if (count[value] > count[best] || count[value] == count[best] && value < best) {
                best = value;
            }
        }
        return best;
    }

    private static final Guesser BY_GAP = past -> mostOften(gaps(past), 1);

    private static final Guesser BY_THE_GAP_BEFORE = past -> {
        List<Integer> gaps = gaps(past);
        List<Integer> after = new ArrayList<>();
        for (int i = 1; i < gaps.size(); i++) {
            if (gaps.get(i - 1).equals(gaps.getLast())) {
                after.add(gaps.get(i));
            }
        }
        return mostOften(after, 1);
    };

    private static final Guesser BY_WEEKDAY = past -> {
        int weekday = mostOften(past.stream().map(day -> day % WEEK).toList(), 0);
        return Math.floorMod(weekday - past.getLast() - 1, WEEK) + 1;
    };

    private static final Map<String, Guesser> GUESSERS = Map.of(
            "by gap", BY_GAP,
            "by the gap before", BY_THE_GAP_BEFORE,
            "by weekday", BY_WEEKDAY);

    /** The rounds of a place over half a year, by its number. */
    private interface Drawing extends Function<Integer, List<Integer>> {}

    /** How many standard deviations more often somebody is right who knows the past of the very place. */
    private static double edge(Guesser guesser, Drawing drawing) {
        int informed = 0;
        int blind = 0;
        for (int place = 0; place < PLACES; place++) {
            List<Integer> own = drawing.apply(place);
            int cut = own.size() - 1 - place % WEEK;
            int next = own.get(cut) - own.get(cut - 1);
            informed += guesser.apply(own.subList(0, cut)) == next ? 1 : 0;
            blind += guesser.apply(moved(drawing.apply(place + PLACES), own.get(cut - 1))) == next ? 1 : 0;
        }
        double byChance = Math.clamp(blind / (double) PLACES, 0.01, 0.99);
        return (informed - blind) / Math.sqrt(2 * byChance * (1 - byChance) * PLACES);
    }

    @Property(tries = 5)
    void whoKnowsThePastOfAPlaceGuessesTheNextRoundNoBetterThanWhoKnowsOnlyItsPace(@ForAll("shipped") RoundPace pace) {
        Map<Integer, List<Integer>> known = new HashMap<>();
        Drawing drawing = place -> known.computeIfAbsent(
                place, number -> drawn(pace, EVERY_DAY, WEEKS, new SplittableRandom(31L * pace.hashCode() + number)));
        GUESSERS.forEach((name, guesser) ->
                assertThat(edge(guesser, drawing)).as("%s %s", pace, name).isLessThan(3.5));
    }

    /** The same trial finds a plan that only looks irregular: two weekdays drawn once for each place. */
    @Example
    void aHabitWouldBeFound() {
        Drawing habit = place -> {
            var random = new SplittableRandom(place);
            int first = random.nextInt(WEEK);
            int second = (first + 1 + random.nextInt(WEEK - 1)) % WEEK;
            return IntStream.range(0, WEEKS * WEEK)
                    .filter(day -> day % WEEK == first || day % WEEK == second)
                    .boxed()
                    .toList();
        };
        assertThat(edge(BY_THE_GAP_BEFORE, habit)).isGreaterThan(10);
    }

    /** The past of another place up to about that day, as if its last round had been on it. */
    private static List<Integer> moved(List<Integer> other, int last) {
        List<Integer> before =
                new ArrayList<>(other.stream().filter(day -> day < last).toList());
        before.add(last);
        return before;
    }

    @Provide
    Arbitrary<RoundPace> shipped() {
        return Arbitraries.of(
                new RoundPace(2, 5, 4),
                new RoundPace(1, 4, 7),
                new RoundPace(3, 6, 3),
                new RoundPace(1, 2, 10),
                new RoundPace(1, 3, 7));
    }

    /** Each hour as often as every other, whatever came before. */
    @Property(tries = 3)
    void noHoursOfADayAreMoreLikelyThanOthers(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        int[] after = new int[RoundWindow.ALL.size() * RoundWindow.ALL.size()];
        int tries = 36_000;
        int before = 0;
        for (int i = 0; i < tries; i++) {
            int window = RoundWindow.ALL.indexOf(RoundDraw.window(null, DayOfWeek.MONDAY, random));
            after[before * RoundWindow.ALL.size() + window]++;
            before = window;
        }
        double expected = tries / (double) after.length;
        for (int count : after) {
            assertThat((double) count).isCloseTo(expected, Offset.offset(5 * Math.sqrt(expected)));
        }
    }
}
