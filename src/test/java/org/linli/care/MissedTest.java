package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.policy.Anchors;
import org.linli.policy.Protocol.Happening;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.TaskState;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Checks and samples that were missed: who is alarmed, once, and by how many days the protocol prolongs. */
@Tag("slow")
class MissedTest extends CareTesting {

    private static final LocalDate DAY_3 = ARRIVAL.plusDays(3);

    @Autowired
    MissedWatch watching;

    @Autowired
    AlarmHandling handling;

    MeasureId id;

    @BeforeEach
    void begin() {
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    private List<Task> alarms(MeasureId measure) {
        return measures.slots(secretary, measure, "care.alarm");
    }

    @Test
    void aMissedSampleAlarmsTheSecretaryOnce() {
        TestClock.set("2022-02-10T20:00");
        assertThat(watching.run()).as("the window is still open").isZero();
        TestClock.set("2022-02-10T20:01");
        assertThat(watching.run()).isOne();
        assertThat(watching.run()).isZero();
        assertThat(alarms(id)).singleElement().satisfies(t -> {
            assertThat(t.assigneeId()).isEqualTo(secretary.id());
            assertThat(t.stateAt(clock.now())).isEqualTo(TaskState.DUE);
            assertThat(handling.detail(t)).isEqualTo(TaskMessage.of("care.alarm.missed_test", "3"));
        });
        assertThat(as(secretary, () -> allMeasures.conditions(id)).stream()
                        .flatMap(c -> c.obstacles().stream())
                        .map(TaskMessage::key))
                .contains("care.obstacle.alarms");
    }

    @Test
    void anAlarmThatWasSeenToIsNotRaisedAgain() {
        TestClock.set("2022-02-10T21:00");
        watching.run();
        measures.complete(secretary, alarms(id).getFirst(), Map.of("action", "retest", "cause", "当天外出，明早补采"));
        TestClock.set("2022-02-11T21:00");
        assertThat(watching.run()).isZero();
        assertThat(alarms(id)).hasSize(1);
    }

    @Test
    void whatWasMissedWhileNothingRanIsFoundAfterwards() {
        TestClock.set("2022-03-01T09:00");
        assertThat(watching.run()).as("both samples").isEqualTo(2);
    }

    @Test
    void aSampleTakenLateWithinItsGraceWithdrawsItsAlarm() {
        TestClock.set("2022-02-10T21:59");
        watching.run();
        measures.complete(worker, slot(id, "care.sample", DAY_3), Map.of("result", "negative"));
        assertThat(alarms(id))
                .singleElement()
                .satisfies(t -> assertThat(t.isOpen()).isFalse());
    }

    @Test
    void theAlarmOfASampleThatStaysMissedWaitsUntilSomebodyHandlesIt() {
        TestClock.set("2022-02-11T08:00");
        watching.run();
        measures.complete(worker, slot(id, "care.sample", DAY_3), Map.of("result", "negative"));
        assertThat(watching.run()).isZero();
        Task alarm = alarms(id).getFirst();
        assertThat(alarm.isOpen()).isTrue();
        measures.complete(secretary, alarm, Map.of("action", "retest", "cause", "当天外出，第二天补采"));
        assertThat(alarms(id))
                .singleElement()
                .satisfies(t -> assertThat(t.done()).isNotNull());
    }

    @Test
    void missedTemperaturesAlarmOnlyWhereTheProtocolSaysSo() {
        MeasureId strict = measures.begin(
                secretary, laid.li(), "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-08T21:00");
        watching.run();
        assertThat(alarms(id)).isEmpty();
        assertThat(alarms(strict))
                .extracting(t -> t.datum("what"))
                .containsExactlyInAnyOrder("missed_check", "missed_check", "missed_test");
    }

    @Test
    void whatHasEndedAlarmsNobody() {
        TestClock.set("2022-02-10T21:00");
        Acting.run(secretary, () -> care.endEarly(id, 0, "已送医"));
        assertThat(watching.run()).isZero();
    }

    @Test
    void anExtensionIsProposedByWhatStandsInTheWay() {
        assertThat(as(secretary, () -> allMeasures.extension(id))).isEqualTo(new Extension(0, false, Map.of()));
        TestClock.set("2022-02-11T09:00");
        assertThat(as(secretary, () -> allMeasures.extension(id)))
                .isEqualTo(new Extension(1, true, Map.of(Happening.MISSED_TEST, 1)));
        temperature(id, LocalDate.of(2022, 2, 11), Map.of("celsius", "38.5", "symptoms", List.of("none")));
        assertThat(as(secretary, () -> allMeasures.extension(id)).causes())
                .isEqualTo(Map.of(Happening.MISSED_TEST, 1, Happening.FEVER, 1));
    }

    @Test
    void aProposedExtensionReachesADayOnWhichSomethingCanBeDone() {
        TestClock.set("2022-02-25T09:00");
        assertThat(as(secretary, () -> allMeasures.extension(id)).days()).isEqualTo(4);
        TestClock.set("2022-02-25T20:30");
        assertThat(as(secretary, () -> allMeasures.extension(id)).days()).isEqualTo(5);
    }
}
