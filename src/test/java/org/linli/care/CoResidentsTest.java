package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.policy.Anchors;
import org.linli.policy.Credits;
import org.linli.testing.TestClock;

/** What those who live with a person get. */
class CoResidentsTest extends CareTesting {

    private List<Measure> others(MeasureId id) {
        return as(secretary, () -> allMeasures.coResidents(id));
    }

    @Test
    void fourteenPlusSevenKeepsTheHouseholdHomeInItsHomeWeekOnly() {
        MeasureId id = measures.begin(
                secretary, laid.fan(), "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        assertThat(others(id)).hasSize(2).allSatisfy(m -> {
            assertThat(m.protocol()).isEqualTo("7+0");
            assertThat(m.startedOn()).isEqualTo(LocalDate.of(2022, 2, 22));
            assertThat(m.endsOn()).isEqualTo(LocalDate.of(2022, 2, 28));
            assertThat(m.coResidentOf()).isEqualTo(id);
            assertThat(measures.slots(secretary, m.id(), "care.temperature")).hasSize(14);
            assertThat(measures.slots(secretary, m.id(), "care.sample"))
                    .extracting(t -> t.datum("number"))
                    .containsExactly("2", "7");
        });
    }

    @Test
    void threePlusElevenKeepsTheHouseholdHomeForThreeDays() {
        MeasureId id = measures.begin(
                secretary, laid.fan(), "3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        assertThat(others(id)).hasSize(2).allSatisfy(m -> {
            assertThat(m.protocol()).isEqualTo("3+0");
            assertThat(m.startedOn()).isEqualTo(LocalDate.of(2022, 2, 8));
            assertThat(m.endsOn()).isEqualTo(LocalDate.of(2022, 2, 10));
            assertThat(m.confines()).isTrue();
        });
    }

    @Test
    void monitoringCoversNobodyElse() {
        MeasureId id = measures.begin(secretary, laid.fan(), "2+14", arrived(ARRIVAL, 12));
        assertThat(others(id)).isEmpty();
        assertThat(get(id).confines()).isFalse();
    }

    @Test
    void aHomePhaseThatFellAwayCoversNobody() {
        MeasureId id = measures.begin(
                secretary, laid.fan(), "3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL.minusDays(3)));
        assertThat(others(id)).isEmpty();
        assertThat(get(id).confines()).isFalse();
    }

    @Test
    void whoIsConfinedAnywayIsNotCoveredAgain() {
        measures.begin(secretary, laid.fan(), "3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        MeasureId second = measures.begin(
                secretary, laid.luo(), "3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        assertThat(others(second)).extracting(Measure::personId).doesNotContain(laid.fan(), laid.child());
    }

    @Test
    void aCoverThatHasNotBegunFallsAwayWithTheMeasure() {
        MeasureId id = measures.begin(
                secretary, laid.fan(), "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-10T10:00");
        Acting.run(secretary, () -> care.endEarly(id, 0, "已转院"));
        assertThat(others(id)).noneMatch(Measure::isActive);
    }

    @Test
    void theSameArrivalSentTwiceBeginsOneMeasure() {
        NewMeasure wanted =
                measures.wanted(laid.xu(), CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.none());
        var again = new NewMeasure(
                MeasureId.next(),
                wanted.personId(),
                wanted.householdId(),
                wanted.path(),
                wanted.rentalPath(),
                wanted.plan(),
                wanted.rule(),
                wanted.reason(),
                wanted.sourceId(),
                List.of(),
                false);
        MeasureId first = as(secretary, () -> care.begin(wanted));
        assertThat(as(secretary, () -> care.begin(again))).isEqualTo(first);
        assertThat(as(secretary, () -> care.beginAll(List.of(again, again)))).containsExactly(first, first);
        assertThat(as(secretary, () -> allMeasures.ofPerson(laid.xu()))).hasSize(1);
        assertThat(measures.slots(secretary, first)).hasSize(32);
    }
}
