package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.testing.TestClock;

/** Fevers, symptoms, positive and unreadable tests: who is told, and what a release waits for. */
@Tag("slow")
class ConcernsTest extends CareTesting {

    MeasureId id;

    @BeforeEach
    void begin() {
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    private List<Task> alarms() {
        return measures.slots(secretary, id, "care.alarm");
    }

    private List<String> obstacles() {
        return as(secretary, () -> allMeasures.conditions(id)).stream()
                .flatMap(c -> c.obstacles().stream())
                .map(o -> o.key())
                .toList();
    }

    @Test
    void aFeverAsksForSymptoms() {
        assertThatThrownBy(() -> temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "37.3")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems())
                                .extracting(Problem::field, Problem::key)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("symptoms", "tasks.answer.missing")));
        assertThat(as(worker, () -> allMeasures.temperatures(id))).isEmpty();
    }

    @Test
    void justBelowAFeverNothingIsAskedAndNobodyAlarmed() {
        Receipt receipt = temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "37.2"));
        assertThat(Objects.requireNonNull(receipt.completed()).serious()).isFalse();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aFeverAlarmsTheSecretaryAtOnceAndStandsInTheWay() {
        Receipt receipt = temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "38.5", "symptoms", List.of("cough")));
        assertThat(Objects.requireNonNull(receipt.completed()).serious()).isTrue();
        assertThat(alarms()).singleElement().satisfies(t -> {
            assertThat(t.assigneeId()).isEqualTo(secretary.id());
            assertThat(t.stateAt(t.dueFrom())).isEqualTo(TaskState.DUE);
        });
        assertThat(obstacles()).contains("care.obstacle.fever", "care.obstacle.alarms");
    }

    @Test
    void anExplainedFeverStandsInNobodysWay() {
        temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "38.5", "symptoms", List.of("none")));
        measures.complete(
                secretary, alarms().getFirst(), Map.of("action", "hospital", "explained", "yes", "cause", "急性扁桃体炎"));
        assertThat(obstacles()).doesNotContain("care.obstacle.fever", "care.obstacle.alarms");
        assertThat(as(secretary, () -> allMeasures.temperatures(id)).getFirst().explained())
                .isEqualTo("急性扁桃体炎");
    }

    @Test
    void aHandledButUnexplainedFeverStillStandsInTheWayUntilSomebodyExplainsIt() {
        temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "38.5", "symptoms", List.of("none")));
        measures.complete(
                secretary, alarms().getFirst(), Map.of("action", "retest", "explained", "no", "cause", "原因待查"));
        assertThat(obstacles()).contains("care.obstacle.fever").doesNotContain("care.obstacle.alarms");
        UUID reading =
                as(secretary, () -> allMeasures.temperatures(id)).getFirst().id();
        org.linli.access.Acting.run(secretary, () -> care.explain(id, reading, "流感"));
        assertThat(obstacles()).doesNotContain("care.obstacle.fever");
    }

    @Test
    void symptomsWithoutAFeverAreAConcernToo() {
        temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "36.5", "unwell", "yes", "symptoms", List.of("smell")));
        assertThat(alarms())
                .singleElement()
                .satisfies(t -> assertThat(t.datum("what")).isEqualTo("symptoms"));
    }

    @Test
    void aCorrectedFeverWithdrawsItsAlarmAndBothReadingsStay() {
        Receipt wrong = temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "38.6", "symptoms", List.of("none")));
        as(
                worker,
                () -> tasks.complete(
                        wrong.task().id(),
                        new CompletionForm(
                                UUID.randomUUID(),
                                null,
                                Map.of("celsius", "36.8"),
                                wrong.completion().id())));
        assertThat(alarms()).noneMatch(t -> t.isOpen());
        assertThat(obstacles()).doesNotContain("care.obstacle.fever");
        assertThat(as(worker, () -> allMeasures.temperatures(id)))
                .extracting(t -> t.celsius().toPlainString(), Temperature::replaced)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("38.6", true),
                        org.assertj.core.groups.Tuple.tuple("36.8", false));
    }

    @Test
    void aPositiveResultAlarmsAndStandsInTheWay() {
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(id, "care.sample", ARRIVAL.plusDays(3)), Map.of());
        assertThat(obstacles()).contains("care.obstacle.test.pending");
        UUID sample = as(secretary, () -> allMeasures.samples(id)).getFirst().id();
        org.linli.access.Acting.run(secretary, () -> care.recordResults(List.of(sample), TestResult.POSITIVE));
        assertThat(alarms())
                .singleElement()
                .satisfies(t -> assertThat(t.datum("what")).isEqualTo("positive"));
        assertThat(obstacles()).contains("care.obstacle.test.positive").doesNotContain("care.obstacle.test.pending");
    }

    @Test
    void anUnreadableSampleAsksForAnotherAndIsHealedByIt() {
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(id, "care.sample", ARRIVAL.plusDays(3)), Map.of("result", "invalid"));
        assertThat(obstacles()).contains("care.obstacle.test.invalid");
        TestClock.set("2022-02-11T09:00");
        measures.complete(worker, slot(id, "care.sample", ARRIVAL.plusDays(4)), Map.of("result", "negative"));
        assertThat(obstacles()).doesNotContain("care.obstacle.test.invalid");
    }

    @Test
    void aTestDoneLateIsRecordedAsLateAndCounts() {
        TestClock.set("2022-02-12T10:00");
        Task missed = slot(id, "care.sample", ARRIVAL.plusDays(3));
        assertThat(missed.stateAt(java.time.Instant.parse("2022-02-12T02:00:00Z")))
                .isEqualTo(TaskState.MISSED);
        Receipt receipt = measures.complete(worker, missed, Map.of("result", "negative"));
        assertThat(receipt.completion().late()).isTrue();
        assertThat(Objects.requireNonNull(receipt.task().done()).late()).isTrue();
        assertThat(obstacles().stream().filter(key -> key.startsWith("care.obstacle.test.")))
                .as("only the one of day 14 is lacking, and not due yet")
                .containsExactly("care.obstacle.test.ahead");
    }

    @Test
    void aDoubleTestNeedsBothSamples() {
        MeasureId strict = measures.begin(
                secretary,
                laid.li(),
                "14+7",
                org.linli.policy.Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        Task twice = slot(strict, "care.sample", ARRIVAL.plusDays(14));
        TestClock.set("2022-02-21T09:00");
        Actor worker2 = fixture.actor("worker2");
        assertThatThrownBy(() -> measures.complete(worker2, twice, Map.of("both", "no")))
                .isInstanceOf(Refused.class);
        measures.complete(worker2, twice, Map.of("both", "yes", "result", "negative"));
        assertThat(as(worker2, () -> allMeasures.samples(strict)))
                .singleElement()
                .satisfies(s -> assertThat(s.tubes()).isEqualTo(2));
    }
}
