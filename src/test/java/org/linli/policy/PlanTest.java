package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.linli.policy.ShippedPolicies.BOOK;
import static org.linli.policy.ShippedPolicies.CATALOGUE;
import static org.linli.policy.ShippedPolicies.FEB_7;
import static org.linli.policy.ShippedPolicies.plan;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.policy.Slot.Kind;
import org.linli.policy.Slot.Standing;

class PlanTest {

    private static List<String> samples(Plan plan) {
        return plan.slots().stream()
                .filter(s -> s.kind() == Kind.SAMPLE)
                .map(s -> s.day() + " " + s.standing())
                .toList();
    }

    private static List<String> madeUp(Plan plan) {
        return plan.slots().stream()
                .filter(Slot::madeUp)
                .map(s -> s.day() + " " + s.mode() + " " + s.standing())
                .toList();
    }

    @Test
    void hasTheHoursOfItsVersion() {
        Plan plan = plan("2+14", Anchors.arrival(FEB_7));
        assertThat(plan.slots())
                .filteredOn(s -> s.kind() == Kind.TEMPERATURE)
                .first()
                .satisfies(s -> {
                    assertThat(s.date()).isEqualTo("2022-02-08");
                    assertThat(s.from()).isEqualTo("07:00");
                    assertThat(s.until()).isEqualTo("10:00");
                });
        assertThat(plan.endsOn()).isEqualTo("2022-02-21");
    }

    @Test
    void letsAnEarlierNegativeTestStandForASingleOneButNotForADoubleOne() {
        Anchors anchors = Anchors.arrival(FEB_7.plusDays(15)).leftRiskArea(FEB_7);
        var credits = new Credits(null, Set.of(FEB_7.plusDays(3), FEB_7.plusDays(14)));
        assertThat(samples(plan("14+7", anchors, credits)))
                .containsExactly(
                        "1 LAPSED",
                        "3 CREDITED",
                        "7 LAPSED",
                        "14 LAPSED",
                        "15 REQUIRED",
                        "16 REQUIRED",
                        "18 REQUIRED",
                        "21 REQUIRED");
    }

    @Test
    void makesUpADoubleTestByADoubleOne() {
        Anchors anchors = Anchors.arrival(FEB_7.plusDays(15)).leftRiskArea(FEB_7);
        assertThat(madeUp(plan("14+7", anchors))).containsExactly("15 DOUBLE REQUIRED", "18 SINGLE REQUIRED");
    }

    @Test
    void doesNotReleaseSomebodyRegisteredOnTheLastDayAfterOneSample() {
        Anchors lastDay = Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(14).atTime(9, 0));
        Plan plan = plan("2+14", lastDay, new Credits(null, Set.of(FEB_7.plusDays(3))));
        assertThat(samples(plan)).containsExactly("0 LAPSED", "3 CREDITED", "14 REQUIRED", "16 REQUIRED");
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(16));
        assertThat(plan.lastDay()).isEqualTo(FEB_7.plusDays(14));
        assertThat(plan.slots().getLast().date()).isEqualTo(plan.endsOn());
        assertThat(plan.required())
                .as("temperatures go on until the release")
                .filteredOn(s -> s.kind() == Kind.TEMPERATURE)
                .extracting(Slot::day)
                .containsExactly(14, 14, 15, 15, 16, 16);
    }

    @Test
    void noEarlierTestStandsForOneThatIsMadeUp() {
        Anchors late = Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(5).atTime(9, 0));
        var today = new Credits(null, Set.of(FEB_7.plusDays(4), FEB_7.plusDays(5)));
        assertThat(madeUp(plan("2+14", late, today))).containsExactly("5 SINGLE REQUIRED", "7 SINGLE REQUIRED");
    }

    @Test
    void makesUpForPastTestDaysFromTheFirstDayOn() {
        Anchors late = Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(5).atTime(9, 0));
        assertThat(samples(plan("2+14", late)))
                .containsExactly("0 LAPSED", "3 LAPSED", "5 REQUIRED", "7 REQUIRED", "14 REQUIRED");
    }

    @Test
    void makesUpOnTheNextDayWhenTheHoursForSamplingAreOver() {
        Anchors late = Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(5).atTime(21, 0));
        assertThat(samples(plan("2+14", late)))
                .containsExactly("0 LAPSED", "3 LAPSED", "6 REQUIRED", "8 REQUIRED", "14 REQUIRED");
    }

    @Test
    void doesNotMakeUpOnADayThatHasATestAnyway() {
        Anchors late = Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(3).atTime(9, 0));
        assertThat(samples(plan("2+14", late))).containsExactly("0 LAPSED", "3 REQUIRED", "5 REQUIRED", "14 REQUIRED");
    }

    @Test
    void keepsWhatWasDueBeforeThePersonBecameKnownAsLapsed() {
        Plan plan =
                plan("2+14", Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(2).atTime(12, 0)));
        assertThat(plan.slots())
                .filteredOn(s -> s.kind() == Kind.TEMPERATURE)
                .hasSize(28)
                .filteredOn(s -> s.standing() == Standing.LAPSED)
                .hasSize(3);
    }

    @Test
    void releasesSomebodyWhoBecameKnownAfterTheEndOnTheDayOfTheLastMadeUpTest() {
        Plan plan = plan(
                "2+14", Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(20).atTime(9, 0)));
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(14));
        assertThat(plan.required())
                .extracting(Slot::kind, Slot::date)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.SAMPLE, FEB_7.plusDays(20)),
                        org.assertj.core.groups.Tuple.tuple(Kind.SAMPLE, FEB_7.plusDays(22)),
                        org.assertj.core.groups.Tuple.tuple(Kind.RELEASE, FEB_7.plusDays(22)));
    }

    @Test
    void releasesSomebodyWhoBecameKnownAfterTheEndWithAllTestsOnThatDay() {
        Plan plan = plan(
                "2+14",
                Anchors.arrival(FEB_7).startingAt(FEB_7.plusDays(20).atTime(9, 0)),
                new Credits(20, Set.of(FEB_7.plusDays(3), FEB_7.plusDays(14))));
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(14));
        assertThat(plan.required())
                .extracting(Slot::kind, Slot::date)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.RELEASE, FEB_7.plusDays(20)));
    }

    @Test
    void countsFromTheArrivalWhenTheDayOfLeavingIsNotKnown() {
        Plan plan = plan("14+7", Anchors.arrival(FEB_7));
        assertThat(plan.anchor()).isEqualTo(Protocol.Anchor.LEAVING_RISK_AREA);
        assertThat(plan.anchoredOn()).isEqualTo(FEB_7);
        assertThat(plan.endsOn()).isEqualTo(FEB_7.plusDays(21));
    }

    @Test
    void coversTheHouseholdFromTheFirstDayAtHome() {
        Plan.Cover cover = plan("14+7", Anchors.arrival(FEB_7)).householdCover().orElseThrow();
        assertThat(cover.protocol()).isEqualTo("7+0");
        assertThat(cover.from()).isEqualTo(FEB_7.plusDays(15));
        assertThat(cover.until()).isEqualTo(FEB_7.plusDays(21));
    }

    @Test
    void saysWhoseVersionOrProtocolIsNotThere() {
        Anchors anchors = Anchors.arrival(FEB_7);
        assertThatIllegalArgumentException().isThrownBy(() -> BOOK.plan("no-such", "2+14", anchors, Credits.none()));
        assertThatIllegalArgumentException().isThrownBy(() -> BOOK.plan(CATALOGUE, "2+14", anchors, Credits.none()));
    }

    @Test
    void refusesAnchorsThatContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Anchors.arrival(FEB_7).leftRiskArea(FEB_7.plusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Anchors.arrival(FEB_7).startingAt(FEB_7.minusDays(1).atStartOfDay()));
    }
}
