package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.policy.Anchors;
import org.linli.policy.Credits;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody arrives again while a measure of an earlier arrival runs: one measure governs. */
@Tag("slow")
class SecondArrivalTest extends CareTesting {

    @Autowired
    MeasureTakeover takingOver;

    private MeasureId begin(String protocol, Anchors anchors) {
        return measures.begin(secretary, laid.xu(), protocol, anchors);
    }

    private List<Measure> active() {
        return as(secretary, () -> allMeasures.ofPerson(laid.xu())).stream()
                .filter(Measure::isActive)
                .toList();
    }

    private long open(MeasureId id) {
        return measures.slots(secretary, id).stream().filter(t -> t.isOpen()).count();
    }

    @Test
    void theLaterOfTwoAlikeTakesThePlaceOfTheEarlier() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-09T12:00");
        MeasureId second = begin("2+14", arrived(ARRIVAL.plusDays(2), 12));
        assertThat(active()).extracting(Measure::id).containsExactly(second);
        assertThat(ending(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(get(second).supersedes()).isEqualTo(first);
        assertThat(get(second).endsOn()).isEqualTo(LocalDate.of(2022, 2, 23));
        assertThat(open(first)).isZero();
        assertThat(measures.slots(secretary, first).stream().filter(t -> t.stateAt(clock.now()) == TaskState.MISSED))
                .as("what had been missed stays visible")
                .hasSize(3);
        assertThat(as(secretary, () -> allMeasures.moves(first)).getFirst()).satisfies(move -> {
            assertThat(move.kind()).isEqualTo(MeasureDecisionKind.SUPERSEDED);
            assertThat(move.reason()).contains("2+14", "2022-02-23");
            assertThat(move.by()).isEqualTo(secretary.id());
        });
    }

    @Test
    void aLaxerOneDoesNotBeginAndWhatRunsGoesOn() {
        MeasureId strict = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        long slots = open(strict);
        MeasureId answer = begin("2+14", arrived(ARRIVAL, 12));
        assertThat(answer).isEqualTo(strict);
        assertThat(active()).extracting(Measure::id).containsExactly(strict);
        assertThat(open(strict)).isEqualTo(slots);
        assertThat(get(strict).endsOn()).isEqualTo(LocalDate.of(2022, 2, 28));
    }

    @Test
    void oneThatEndsEarlierDoesNotBegin() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        MeasureId answer = begin("2+14", Anchors.arrival(ARRIVAL.minusDays(4)).startingAt(ARRIVAL.atTime(12, 0)));
        assertThat(answer).isEqualTo(first);
        assertThat(active()).hasSize(1);
    }

    @Test
    void whatALaxerOneAsksForAfterTheEndIsAddedToTheStricter() {
        MeasureId strict = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-20T12:00");
        assertThat(begin("2+14", arrived(LocalDate.of(2022, 2, 20), 12))).isEqualTo(strict);
        Measure longer = get(strict);
        assertThat(longer.endsOn()).isEqualTo(LocalDate.of(2022, 3, 6));
        assertThat(longer.confinesOn(LocalDate.of(2022, 2, 28))).isTrue();
        assertThat(longer.confinesOn(LocalDate.of(2022, 3, 1))).isFalse();
        assertThat(slot(strict, "care.sample", LocalDate.of(2022, 3, 6)).datum("number"))
                .isEqualTo("27");
        assertThat(measures.slots(secretary, strict, "care.release"))
                .filteredOn(t -> t.isOpen())
                .extracting(Task::day)
                .containsExactly(LocalDate.of(2022, 3, 6));
        assertThat(as(secretary, () -> allMeasures.moves(strict)).getFirst().kind())
                .isEqualTo(MeasureDecisionKind.EXTENDED);
    }

    @Test
    void aStricterOneTakesThePlaceAndKeepsTheLaterEnd() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        MeasureId strict = begin("3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL.minusDays(1)));
        assertThat(ending(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(get(strict).confinesOn(ARRIVAL.plusDays(1))).isTrue();
        assertThat(get(strict).endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(measures.slots(secretary, strict, "care.sample"))
                .extracting(Task::day)
                .contains(LocalDate.of(2022, 2, 21));
    }

    @Test
    void twoInOneListLeaveOneRunning() {
        NewMeasure one = measures.wanted(
                laid.xu(), CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.negativeBeforeArrival(24));
        NewMeasure other = measures.wanted(
                laid.xu(), CareFixture.VERSION, "3+11", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL), Credits.none());
        assertThat(as(secretary, () -> care.beginAll(List.of(one, other)))).containsExactly(one.id(), other.id());
        assertThat(active()).extracting(Measure::id).containsExactly(other.id());
    }

    @Test
    void aPositiveSampleAndAFeverGoAlongToTheMeasureThatGoverns() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        temperature(first, ARRIVAL.plusDays(1), Map.of("celsius", "38.5", "symptoms", List.of("cough")));
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(first, "care.sample", ARRIVAL.plusDays(3)), Map.of("result", "positive"));
        MeasureId second = begin("2+14", arrived(ARRIVAL.plusDays(3), 9));
        assertThat(as(secretary, () -> allMeasures.conditions(second)).stream()
                        .flatMap(c -> c.obstacles().stream())
                        .map(o -> o.key()))
                .contains("care.obstacle.test.positive", "care.obstacle.fever", "care.obstacle.alarms");
    }

    @Test
    void withdrawingTheSecondArrivalLetsTheFirstMeasureGoOn() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        NewMeasure wanted = measures.wanted(
                laid.xu(), CareFixture.VERSION, "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL), Credits.none());
        as(secretary, () -> care.begin(wanted));
        TestClock.set("2022-02-09T12:00");
        Acting.run(secretary, () -> care.endAllOf(java.util.Objects.requireNonNull(wanted.sourceId()), "登记错人"));
        assertThat(active()).singleElement().satisfies(m -> {
            assertThat(m.protocol()).isEqualTo("2+14");
            assertThat(m.endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
            assertThat(m.sourceId()).isEqualTo(get(first).sourceId());
            // This evening, twelve days of two, two samples, the release.
            assertThat(open(m.id())).isEqualTo(28);
        });
    }

    @Test
    void whatWasWithdrawnItselfDoesNotGoOnAgain() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        MeasureId second = begin("2+14", arrived(ARRIVAL.plusDays(1), 12));
        Acting.run(secretary, () -> care.endAllOf(source(first), "登记错人"));
        Acting.run(secretary, () -> care.endAllOf(source(second), "登记错人"));
        assertThat(active()).isEmpty();
    }

    @Test
    void oneThatBeginsLaterLeavesWhatRunsUntilThen() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        long slots = open(first);
        MeasureId second = begin("14+7", Anchors.arrival(ARRIVAL.plusDays(2)).leftRiskArea(ARRIVAL.plusDays(2)));
        assertThat(active()).extracting(Measure::id).containsExactly(first, second);
        assertThat(open(first)).isEqualTo(slots);
        assertThat(as(secretary, () -> allMeasures.active(laid.xu())))
                .map(Measure::id)
                .contains(first);
        takingOver.run();
        assertThat(open(first)).isEqualTo(slots);
        TestClock.set("2022-02-09T00:01");
        assertThat(takingOver.run()).isOne();
        assertThat(takingOver.run()).isZero();
        assertThat(active()).extracting(Measure::id).containsExactly(second);
        assertThat(ending(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(ending(first).on()).isEqualTo(ARRIVAL.plusDays(2));
        assertThat(get(second).supersedes()).isEqualTo(first);
        Acting.run(secretary, () -> care.endAllOf(source(second), "没有来"));
        assertThat(active())
                .singleElement()
                .satisfies(m -> assertThat(m.protocol()).isEqualTo("2+14"));
    }

    @Test
    void oneThatBeginsLaterAndIsWithdrawnBeforeChangesNothing() {
        MeasureId first = begin("2+14", arrived(ARRIVAL, 12));
        long slots = open(first);
        MeasureId second = begin("14+7", Anchors.arrival(ARRIVAL.plusDays(2)).leftRiskArea(ARRIVAL.plusDays(2)));
        Acting.run(secretary, () -> care.endAllOf(source(second), "不来了"));
        TestClock.set("2022-02-09T00:01");
        assertThat(takingOver.run()).isZero();
        assertThat(active()).extracting(Measure::id).containsExactly(first);
        assertThat(open(first)).isEqualTo(slots);
    }

    @Test
    void aStricterOneThatBeginsBetweenIsNotReplacedByOneThatWasRegisteredInAdvance() {
        begin("2+14", arrived(ARRIVAL, 12));
        MeasureId ahead = begin("2+14", arrived(ARRIVAL.plusDays(2), 0));
        MeasureId strict = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-09T00:01");
        assertThat(takingOver.run()).isOne();
        assertThat(active()).extracting(Measure::id).containsExactly(strict);
        assertThat(ending(ahead).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void withdrawingAnArrivalTakesBackTheDaysThatItAdded() {
        MeasureId strict = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        LocalDate before = get(strict).endsOn();
        TestClock.set("2022-02-20T12:00");
        long now = open(strict);
        NewMeasure wanted = measures.wanted(
                laid.xu(),
                CareFixture.VERSION,
                "2+14",
                arrived(LocalDate.of(2022, 2, 20), 12),
                Credits.negativeBeforeArrival(24));
        as(secretary, () -> care.begin(wanted));
        assertThat(get(strict).endsOn()).isAfter(before);
        Acting.run(secretary, () -> care.endAllOf(java.util.Objects.requireNonNull(wanted.sourceId()), "登记错人"));
        assertThat(get(strict).endsOn()).isEqualTo(before);
        assertThat(get(strict).phases().getLast().until()).isEqualTo(before);
        assertThat(open(strict)).isEqualTo(now);
        assertThat(measures.slots(secretary, strict, "care.release"))
                .filteredOn(t -> t.isOpen())
                .extracting(Task::day)
                .containsExactly(before);
        assertThat(as(secretary, () -> allMeasures.moves(strict)).getFirst()).satisfies(move -> {
            assertThat(move.kind()).isEqualTo(MeasureDecisionKind.TAKEN_BACK);
            assertThat(move.reason()).isEqualTo("登记错人");
        });
    }

    @Test
    void daysThatSomebodyAddedOnTopStay() {
        MeasureId strict = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-20T12:00");
        NewMeasure wanted = measures.wanted(
                laid.xu(),
                CareFixture.VERSION,
                "2+14",
                arrived(LocalDate.of(2022, 2, 20), 12),
                Credits.negativeBeforeArrival(24));
        as(secretary, () -> care.begin(wanted));
        Acting.run(secretary, () -> care.extend(strict, get(strict).version(), 2, false, "发热"));
        LocalDate longer = get(strict).endsOn();
        Acting.run(secretary, () -> care.endAllOf(java.util.Objects.requireNonNull(wanted.sourceId()), "登记错人"));
        assertThat(get(strict).endsOn()).isEqualTo(longer);
    }

    @Test
    void withdrawingAnArrivalTakesBackThePositiveTestThatCameWithIt() {
        MeasureId first = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        NewMeasure plain =
                measures.wanted(laid.xu(), CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.none());
        var wanted = new NewMeasure(
                plain.id(),
                plain.personId(),
                plain.householdId(),
                plain.path(),
                plain.rentalPath(),
                plain.plan(),
                plain.rule(),
                plain.reason(),
                plain.sourceId(),
                List.of(clock.now()),
                false);
        as(secretary, () -> care.begin(wanted));
        assertThat(as(secretary, () -> allMeasures.samples(first)))
                .extracting(Sample::result)
                .containsExactly(TestResult.POSITIVE);
        assertThat(alarms(first)).isOne();
        Acting.run(secretary, () -> care.endAllOf(java.util.Objects.requireNonNull(wanted.sourceId()), "登记错人"));
        assertThat(as(secretary, () -> allMeasures.samples(first))).isEmpty();
        assertThat(alarms(first)).isZero();
    }

    private long alarms(MeasureId id) {
        return measures.slots(secretary, id, "care.alarm").stream()
                .filter(t -> t.isOpen())
                .count();
    }

    @Test
    void aPlanThatWasOverCountsTheDaysOfTheProtocolAndIsOverdue() {
        TestClock.set("2022-03-03T12:00");
        MeasureId late = begin(
                "2+14",
                Anchors.arrival(ARRIVAL).startingAt(LocalDate.of(2022, 3, 3).atTime(12, 0)));
        Measure measure = get(late);
        assertThat(measure.endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(measure.days()).isEqualTo(14);
        assertThat(slot(late, "care.sample", LocalDate.of(2022, 3, 3)).datum(Schedule.AFTER))
                .isEqualTo("yes");
        assertThat(as(secretary, () -> allMeasures.list(MeasureState.DUE, "", null, org.linli.platform.Paging.page(1)))
                        .rows())
                .extracting(Measure::id)
                .contains(late);
        assertThat(as(secretary, () -> allMeasures.conditions(late)).getFirst().holds())
                .isTrue();
    }

    private java.util.UUID source(MeasureId id) {
        return java.util.Objects.requireNonNull(get(id).sourceId());
    }
}
