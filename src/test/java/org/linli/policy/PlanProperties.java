package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.policy.ShippedPolicies.BOOK;
import static org.linli.policy.ShippedPolicies.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.linli.policy.Phase.Mode;
import org.linli.policy.Slot.Kind;

/** Every slot of every shipped protocol, whatever the day: month ends, year ends and 29 February are among the days. */
@Tag("slow")
class PlanProperties {

    @Provide
    Arbitrary<LocalDate> days() {
        Arbitrary<LocalDate> any = Arbitraries.longs()
                .between(
                        LocalDate.of(2019, 12, 1).toEpochDay(),
                        LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalDate> ends = Arbitraries.of(
                LocalDate.of(2024, 2, 28),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2023, 2, 28),
                LocalDate.of(2021, 12, 31),
                LocalDate.of(2022, 12, 18),
                LocalDate.of(2022, 1, 31),
                LocalDate.of(2022, 4, 30));
        return Arbitraries.oneOf(any, ends);
    }

    @Provide
    Arbitrary<String> protocols() {
        return Arbitraries.of(BOOK.versions().stream()
                .flatMap(p -> p.protocols().stream())
                .map(Protocol::code)
                .toList());
    }

    /** Somebody whose every anchor is the day of arrival. */
    private static Plan of(String protocol, LocalDate day) {
        return plan(protocol, Anchors.arrival(day).leftRiskArea(day).lastContact(day));
    }

    private static List<Slot> slots(Plan plan, Kind kind) {
        return plan.slots().stream().filter(s -> s.kind() == kind).toList();
    }

    private static void assertTests(String protocol, LocalDate day, Integer... days) {
        assertThat(slots(of(protocol, day), Kind.SAMPLE))
                .extracting(Slot::day)
                .as("test days of %s from %s", protocol, day)
                .containsExactly(days);
    }

    @Property
    void twoPlusFourteenIsTwentyEightTemperaturesTwoTestsAndNoIsolation(@ForAll("days") LocalDate day) {
        Plan plan = plan("2+14", Anchors.arrival(day), Credits.negativeBeforeArrival(48));
        List<Slot> temperatures = slots(plan, Kind.TEMPERATURE);
        assertThat(temperatures).hasSize(28);
        for (int i = 0; i < 28; i++) {
            assertThat(temperatures.get(i).date()).isEqualTo(day.plusDays(1 + i / 2));
            assertThat(temperatures.get(i).part()).isEqualTo(i % 2 == 0 ? PartOfDay.MORNING : PartOfDay.EVENING);
        }
        assertThat(plan.required())
                .filteredOn(s -> s.kind() == Kind.SAMPLE)
                .extracting(Slot::date)
                .containsExactly(day.plusDays(3), day.plusDays(14));
        assertThat(plan.confines()).isFalse();
        assertThat(plan.householdCover()).isEmpty();
    }

    @Property
    void twoPlusFourteenTestsOnArrivalWithoutAFreshTest(
            @ForAll("days") LocalDate day, @ForAll @IntRange(max = 200) int age) {
        Plan plan = plan("2+14", Anchors.arrival(day), Credits.negativeBeforeArrival(age));
        assertThat(slots(plan, Kind.SAMPLE)).extracting(Slot::day).containsExactly(0, 3, 14);
        assertThat(slots(plan, Kind.SAMPLE).getFirst().isRequired()).isEqualTo(age > 48);
        assertTests("2+14", day, 0, 3, 14);
    }

    @Property
    void twoPlusFourteenReleasesOnTheEveningOfDayFourteen(@ForAll("days") LocalDate day) {
        Slot last = of("2+14", day).slots().getLast();
        assertThat(last.kind()).isEqualTo(Kind.RELEASE);
        assertThat(last.date()).isEqualTo(day.plusDays(14));
        assertThat(last.day()).isEqualTo(14);
        assertThat(last.part()).isEqualTo(PartOfDay.EVENING);
    }

    @Property
    void fourteenPlusSevenTestsTwiceOnDayFourteen(@ForAll("days") LocalDate day) {
        assertTests("14+7", day, 1, 3, 7, 14, 16, 21);
        assertThat(slots(of("14+7", day), Kind.SAMPLE))
                .filteredOn(s -> s.mode() == Mode.DOUBLE)
                .extracting(Slot::date)
                .containsExactly(day.plusDays(14));
    }

    @Property
    void fourteenPlusSevenPlusSevenIsThreePhasesWithTheirTests(@ForAll("days") LocalDate day) {
        Plan plan = of("14+7+7", day);
        assertThat(plan.phases())
                .extracting(Plan.PlannedPhase::kind)
                .containsExactly(Phase.Kind.CENTRAL, Phase.Kind.HOME, Phase.Kind.MONITORING);
        assertTests("14+7+7", day, 1, 3, 7, 10, 14, 16, 18, 21, 28);
        assertThat(slots(plan, Kind.SAMPLE)).allMatch(s -> s.mode() == Mode.SINGLE);
        assertThat(slots(plan, Kind.TEMPERATURE)).hasSize(56);
        assertThat(plan.endsOn()).isEqualTo(day.plusDays(28));
        assertTests("7+0入境", day, 7);
    }

    @Property
    void theOthersTestOnTheDaysOfTheirTime(@ForAll("days") LocalDate day) {
        assertTests("3+11", day, 1, 3, 5, 14);
        assertTests("7+7", day, 1, 2, 3, 4, 7, 14);
        assertTests("7+3", day, 1, 2, 3, 5, 7, 10);
        assertTests("三天两检", day, 1, 3);
    }

    @Property
    void confinesInCentralAndHomePhasesOnly(@ForAll("days") LocalDate day) {
        assertThat(confinedDays(of("14+7", day))).isEqualTo(21);
        assertThat(confinedDays(of("14+7+7", day))).isEqualTo(21);
        assertThat(confinedDays(of("3+11", day))).isEqualTo(3);
        assertThat(confinedDays(of("7+7", day))).isEqualTo(14);
        assertThat(confinedDays(of("7+3", day))).isEqualTo(10);
        assertThat(confinedDays(of("三天两检", day))).isZero();
    }

    private static long confinedDays(Plan plan) {
        return plan.anchoredOn()
                .datesUntil(plan.endsOn().plusDays(2))
                .filter(plan::confinesOn)
                .count();
    }

    @Property
    void phasesFollowEachOtherWithoutAGapFromDayOne(@ForAll("protocols") String code, @ForAll("days") LocalDate day) {
        Plan plan = of(code, day);
        LocalDate next = day.plusDays(1);
        for (Plan.PlannedPhase phase : plan.phases()) {
            assertThat(phase.from()).isEqualTo(next);
            next = phase.until().plusDays(1);
        }
        assertThat(plan.endsOn()).isEqualTo(next.minusDays(1));
    }

    @Property
    void everySlotIsInOrderOnItsDayAndOnlyOnce(@ForAll("protocols") String code, @ForAll("days") LocalDate day) {
        Plan plan = of(code, day);
        assertThat(plan.slots()).isSortedAccordingTo(Slot.IN_ORDER).doesNotHaveDuplicates();
        assertThat(plan.slots()).allSatisfy(s -> {
            assertThat(ChronoUnit.DAYS.between(day, s.date())).isEqualTo(s.day());
            assertThat(s.date()).isBetween(day, plan.endsOn());
            assertThat(s.mode() == null).isEqualTo(s.kind() != Kind.SAMPLE);
        });
        assertThat(plan.slots().getLast().kind()).isEqualTo(Kind.RELEASE);
        assertThat(slots(plan, Kind.RELEASE)).hasSize(1);
    }

    @Property
    void nothingBeforeThePersonBecameKnownIsRequired(
            @ForAll("protocols") String code,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 30) int later,
            @ForAll @IntRange(max = 23) int hour) {
        LocalDateTime known = day.plusDays(later).atTime(hour, 0);
        Anchors anchors =
                Anchors.arrival(day).leftRiskArea(day).lastContact(day).startingAt(known);
        Plan plan = plan(code, anchors);
        assertThat(plan.required())
                .allSatisfy(s -> assertThat(s.date().atTime(s.until()))
                        .isAfterOrEqualTo(
                                s.kind() == Kind.RELEASE ? known.toLocalDate().atStartOfDay() : known));
        assertThat(plan.slots())
                .filteredOn(s -> !s.date().isBefore(known.toLocalDate().plusDays(1)))
                .allMatch(Slot::isRequired);
    }

    @Property
    void madeUpTestsHaveTheNumberTheKindAndTheSpacingOfTheVersion(
            @ForAll("protocols") String code,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 40) int later,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll Set<@IntRange(max = 30) Integer> negative) {
        LocalDateTime known = day.plusDays(later).atTime(hour, 0);
        Anchors anchors =
                Anchors.arrival(day).leftRiskArea(day).lastContact(day).startingAt(known);
        Set<LocalDate> tested = negative.stream().map(day::plusDays).collect(Collectors.toSet());
        Plan plan = plan(code, anchors, new Credits(null, tested));
        Protocol.MadeUpTests rule = protocol(code).crediting().madeUp();
        List<Slot> samples = slots(plan, Kind.SAMPLE);
        List<Slot> passed = samples.stream()
                .filter(s -> s.standing() == Slot.Standing.LAPSED)
                .toList();
        List<Slot> madeUp = samples.stream().filter(Slot::madeUp).toList();

        assertThat(madeUp).hasSize(Math.min(rule.atMost(), passed.size())).allMatch(Slot::isRequired);
        assertThat(doubles(madeUp)).isEqualTo(Math.min(rule.atMost(), doubles(passed)));
        for (Slot test : madeUp) {
            assertThat(test.date().atTime(test.from()))
                    .as("spacing of %s from %s on %s", code, day, known)
                    .isAfterOrEqualTo(samples.stream()
                            .filter(s -> s.standing() != Slot.Standing.LAPSED
                                    && s.date().isBefore(test.date()))
                            .map(s -> s.date().atTime(s.until()).plusHours(rule.hoursApart()))
                            .max(Comparator.naturalOrder())
                            .orElse(LocalDateTime.MIN));
            assertThat(samples.stream()
                            .filter(s -> s.date().equals(test.date()))
                            .filter(Slot::isRequired))
                    .hasSize(1);
        }
        Slot release = plan.slots().getLast();
        assertThat(release.kind()).isEqualTo(Kind.RELEASE);
        assertThat(samples).noneMatch(s -> s.date().isAfter(release.date()));
        assertThat(plan.endsOn()).isBeforeOrEqualTo(release.date());
        if (!madeUp.isEmpty() && !known.toLocalDate().isAfter(plan.lastDay())) {
            assertThat(plan.endsOn()).isAfterOrEqualTo(madeUp.getLast().date());
        }
    }

    @Property
    void anEarlierTestStandsForTheSingleTestOfItsDayAndNoOther(
            @ForAll("protocols") String code,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 40) int later,
            @ForAll Set<@IntRange(max = 30) Integer> negative) {
        Anchors anchors = Anchors.arrival(day)
                .leftRiskArea(day)
                .lastContact(day)
                .startingAt(day.plusDays(later).atTime(9, 0));
        Set<LocalDate> tested = negative.stream().map(day::plusDays).collect(Collectors.toSet());
        assertThat(slots(plan(code, anchors, new Credits(null, tested)), Kind.SAMPLE))
                .filteredOn(s -> s.standing() == Slot.Standing.CREDITED)
                .allMatch(s -> s.mode() == Mode.SINGLE && tested.contains(s.date()) && !s.madeUp());
    }

    private static Protocol protocol(String code) {
        return BOOK.versions().stream()
                .flatMap(p -> p.protocol(code).stream())
                .findFirst()
                .orElseThrow();
    }

    private static long doubles(List<Slot> samples) {
        return samples.stream().filter(s -> s.mode() == Mode.DOUBLE).count();
    }

    @Property
    void theHomePartOfThreePlusElevenFallsAwayAfterThreeDays(
            @ForAll("days") LocalDate day, @ForAll @IntRange(max = 14) int since) {
        LocalDate left = day.minusDays(since);
        Plan plan = plan("3+11", Anchors.arrival(day).leftRiskArea(left));
        assertThat(plan.confines()).isEqualTo(since < 3);
        assertThat(plan.householdCover().isPresent()).isEqualTo(since < 3);
        assertThat(plan.lastDay()).isEqualTo(left.plusDays(14));
    }

    @Property
    void thoseWhoLiveWithThePersonStayHomeOnTheSameDays(@ForAll("days") LocalDate day) {
        for (String code : List.of("14+7", "14+7+7", "3+11")) {
            Plan plan = of(code, day);
            Plan.Cover cover = plan.householdCover().orElseThrow();
            Plan theirs = plan(cover.protocol(), cover.anchors());
            assertThat(theirs.phases()).singleElement().satisfies(p -> {
                assertThat(p.from()).isEqualTo(cover.from());
                assertThat(p.until()).isEqualTo(cover.until());
            });
            assertThat(plan.phases()).anyMatch(p -> Objects.equals(p.household(), cover.protocol()));
        }
    }
}
