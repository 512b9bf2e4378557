package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;

/** Days and the rest between them, whatever was done when: over midnight, month ends and changes of the clock. */
@Tag("slow")
class WorkDaysProperties {

    private static final Instant BEGIN = Instant.parse("2022-01-28T16:00:00Z");
    private static final int MINUTES = 10 * 24 * 60;

    /** Without and with summer time, which began in the second on 13 March 2022. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<WorkTrace>> traces() {
        return Arbitraries.integers()
                .between(0, MINUTES)
                .map(minute -> trace(BEGIN.plus(Duration.ofMinutes(minute))))
                .list()
                .ofMaxSize(60)
                .map(WorkDaysProperties::sorted);
    }

    private static WorkTrace trace(Instant at) {
        return new WorkTrace(at, at, "a", true, null, 1, true, false);
    }

    private static List<WorkTrace> sorted(List<WorkTrace> some) {
        return some.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList();
    }

    private static List<WorkTrace> later(List<WorkTrace> traces, Duration by) {
        return traces.stream().map(trace -> trace(trace.at().plus(by))).toList();
    }

    @Property
    void everyTraceIsInOneDayAndNoDayIsThereTwice(
            @ForAll("traces") List<WorkTrace> traces, @ForAll("zones") ZoneId zone) {
        List<WorkDay> days = WorkDays.of(traces, zone);
        assertThat(days.stream().mapToInt(WorkDay::forms).sum()).isEqualTo(traces.size());
        Set<LocalDate> dates = new HashSet<>();
        days.forEach(day -> assertThat(dates.add(day.day())).isTrue());
        assertThat(traces)
                .allSatisfy(trace -> assertThat(days)
                        .filteredOn(day ->
                                !trace.at().isBefore(day.first()) && !trace.at().isAfter(day.last()))
                        .hasSize(1));
    }

    @Property
    void aDayBearsTheDateOnWhichItBeganAndLastsLessThanADayAndANight(
            @ForAll("traces") List<WorkTrace> traces, @ForAll("zones") ZoneId zone) {
        assertThat(WorkDays.of(traces, zone)).allSatisfy(day -> {
            assertThat(day.day()).isEqualTo(day.first().atZone(zone).toLocalDate());
            assertThat(day.span()).isLessThan(Duration.ofHours(48));
            assertThat(day.night()).isLessThanOrEqualTo(day.span());
        });
    }

    @Property
    void restIsWhatLiesBetweenTwoTracesThatFollowEachOther(
            @ForAll("traces") List<WorkTrace> traces, @ForAll("zones") ZoneId zone) {
        List<WorkDay> days = WorkDays.of(traces, zone);
        for (int i = 1; i < days.size(); i++) {
            WorkDay before = days.get(i - 1);
            WorkDay day = days.get(i);
            assertThat(day.restAfter(before)).isPositive();
            assertThat(traces)
                    .noneMatch(trace ->
                            trace.at().isAfter(before.last()) && trace.at().isBefore(day.first()));
        }
    }

    /** Where clocks never change a day later is a day later, and nothing else. */
    @Property
    void movedByWholeDaysTheDaysMoveAndRestStaysTheSame(
            @ForAll("traces") List<WorkTrace> traces, @ForAll @IntRange(min = 1, max = 400) int by) {
        List<WorkDay> days = WorkDays.of(traces, WorkDaysTest.ZONE);
        List<WorkDay> moved = WorkDays.of(later(traces, Duration.ofDays(by)), WorkDaysTest.ZONE);
        assertThat(moved.stream().map(day -> day.day().minusDays(by)).toList())
                .isEqualTo(days.stream().map(WorkDay::day).toList());
        assertThat(moved.stream().map(WorkDay::span).toList())
                .isEqualTo(days.stream().map(WorkDay::span).toList());
        assertThat(moved.stream().map(WorkDay::night).toList())
                .isEqualTo(days.stream().map(WorkDay::night).toList());
    }

    /** Whether the last trace is a minute before midnight or after it, the sleep behind it is as long. */
    @Property
    void anEveningThatEndsAroundMidnightLeavesTheRestThatItLeaves(
            @ForAll @IntRange(min = -119, max = 119) int end, @ForAll @IntRange(min = 300, max = 900) int rest) {
        Instant midnight = WorkDaysTest.at("2022-02-08T00:00");
        Instant evening = midnight.plus(Duration.ofMinutes(end));
        List<WorkTrace> traces = List.of(
                trace(midnight.minus(Duration.ofHours(4))),
                trace(midnight.minus(Duration.ofHours(2))),
                trace(evening),
                trace(evening.plus(Duration.ofMinutes(rest))));
        List<WorkDay> days = WorkDays.of(sorted(traces), WorkDaysTest.ZONE);
        assertThat(days).extracting(WorkDay::day).containsExactly(LocalDate.of(2022, 2, 7), LocalDate.of(2022, 2, 8));
        assertThat(days.getLast().restAfter(days.getFirst())).isEqualTo(Duration.ofMinutes(rest));
    }

    @Property
    void nightAndDayAreTheWholeOfIt(
            @ForAll @IntRange(max = MINUTES) int from,
            @ForAll @IntRange(max = 3000) int minutes,
            @ForAll @IntRange(max = 3000) int cut) {
        Instant begin = BEGIN.plus(Duration.ofMinutes(from));
        Instant end = begin.plus(Duration.ofMinutes(minutes));
        Instant between = begin.plus(Duration.ofMinutes(Math.min(cut, minutes)));
        ZoneId zone = WorkDaysTest.ZONE;
        assertThat(WorkNight.within(begin, between, zone).plus(WorkNight.within(between, end, zone)))
                .isEqualTo(WorkNight.within(begin, end, zone));
        long counted = 0;
        for (Instant minute = begin; minute.isBefore(end); minute = minute.plusSeconds(60)) {
            LocalTime time = minute.atZone(zone).toLocalTime();
            counted += time.isBefore(WorkNight.ENDS) || !time.isBefore(WorkNight.BEGINS) ? 1 : 0;
        }
        assertThat(WorkNight.within(begin, end, zone).toMinutes()).isEqualTo(counted);
    }
}
