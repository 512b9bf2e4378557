package org.linli.wellbeing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.policy.PartOfDay;

/**
 * How somebody was, twice a day.
 *
 * @param days the earliest first
 * @param answers the latest first
 */
record MoodStrip(List<Day> days, List<MoodAnswer> answers, Trend trend) {

    /** Fewer than this are no trend. */
    private static final int OF_A_TREND = 3;

    /** What was said last is compared with so many before. */
    private static final int BEFORE = 4;

    MoodStrip {
        days = List.copyOf(days);
        answers = List.copyOf(answers);
    }

    /** One day; null where nothing was said. */
    record Day(
            LocalDate date,
            @Nullable MoodAnswer morning,
            @Nullable MoodAnswer evening) {

        /** Both in their order, for whoever draws them. */
        public List<Optional<MoodAnswer>> parts() {
            return List.of(Optional.ofNullable(morning), Optional.ofNullable(evening));
        }
    }

    /** Where it goes. */
    enum Trend {
        UNKNOWN,
        BETTER,
        SAME,
        WORSE;

        /** Message key of its words. */
        public String key() {
            return "wellbeing.trend." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param answers the latest first
     * @param days how many, today among them
     */
    static MoodStrip of(List<MoodAnswer> answers, LocalDate today, int days) {
        return new MoodStrip(
                Stream.iterate(today.minusDays(days - 1L), day -> day.plusDays(1))
                        .limit(days)
                        .map(day -> new Day(day, on(answers, day, true), on(answers, day, false)))
                        .toList(),
                answers,
                trend(answers));
    }

    public boolean isEmpty() {
        return answers.isEmpty();
    }

    /** The latest of that half of the day. */
    private static @Nullable MoodAnswer on(List<MoodAnswer> answers, LocalDate day, boolean morning) {
        return answers.stream()
                .filter(answer -> answer.day().equals(day) && (answer.part() == PartOfDay.MORNING) == morning)
                .max(Comparator.comparing(MoodAnswer::at))
                .orElse(null);
    }

    private static Trend trend(List<MoodAnswer> answers) {
        List<Integer> points = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.mood()))
                .map(Mood::points)
                .toList();
        if (points.size() < OF_A_TREND) {
            return Trend.UNKNOWN;
        }
        double before = points.stream()
                .skip(1)
                .limit(BEFORE)
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
        double change = points.getFirst() - before;
        return change >= 0.5 ? Trend.BETTER : change <= -0.5 ? Trend.WORSE : Trend.SAME;
    }
}
