package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Refused;
import org.linli.policy.Anchors;
import org.linli.policy.Credits;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.testing.TestClock;

/**
 * Who became known late, or missed a test: how many samples of which kind they give before anybody may release them.
 */
class RegisteredLateTest extends CareTesting {

    private static final LocalDate LAST_DAY = ARRIVAL.plusDays(14);

    private MeasureId begin(String protocol, Anchors anchors, Credits credits) {
        return Acting.as(
                secretary,
                () -> care.begin(measures.wanted(laid.xu(), CareFixture.VERSION, protocol, anchors, credits)));
    }

    private List<TaskMessage> obstacles(MeasureId id) {
        return as(secretary, () -> allMeasures.conditions(id)).stream()
                .flatMap(c -> c.obstacles().stream())
                .toList();
    }

    private void sample(MeasureId id, LocalDate day, int hour) {
        TestClock.set(day + "T" + hour + ":00");
        Task task = slot(id, "care.sample", day);
        measures.complete(
                worker,
                task,
                task.datum("mode").equals("double")
                        ? Map.of("both", "yes", "result", "negative")
                        : Map.of("result", "negative"));
    }

    @Test
    void oneSampleDoesNotReleaseWhoWasRegisteredOnTheLastDayWithAnOldTest() {
        TestClock.set(LAST_DAY + "T09:00");
        MeasureId id = begin(
                "2+14",
                Anchors.arrival(ARRIVAL).startingAt(LAST_DAY.atTime(9, 0)),
                new Credits(null, java.util.Set.of(ARRIVAL.plusDays(3))));
        LocalDate madeUp = LAST_DAY.plusDays(2);
        assertThat(measures.slots(worker, id, "care.sample"))
                .extracting(Task::day)
                .containsExactly(LAST_DAY, madeUp);
        assertThat(get(id).endsOn()).isEqualTo(madeUp);
        assertThat(get(id).days()).isEqualTo(16);
        sample(id, LAST_DAY, 10);
        TestClock.set(LAST_DAY + "T19:00");
        assertThat(obstacles(id)).contains(TaskMessage.of("care.obstacle.test.ahead", "16"));
        sample(id, madeUp, 10);
        TestClock.set(madeUp + "T18:00");
        assertThat(obstacles(id)).isEmpty();
    }

    @Test
    void whoBecameKnownAfterTheEndWaitsForAllTestsThatAreMadeUp() {
        LocalDate known = ARRIVAL.plusDays(20);
        TestClock.set(known + "T09:00");
        MeasureId id = begin("2+14", Anchors.arrival(ARRIVAL).startingAt(known.atTime(9, 0)), Credits.none());
        Task release = measures.slots(secretary, id, "care.release").getFirst();
        assertThat(release.day()).isEqualTo(known.plusDays(2));
        sample(id, known, 10);
        TestClock.set(known + "T19:00");
        assertThat(obstacles(id)).extracting(TaskMessage::key).containsExactly("care.obstacle.test.ahead");
        TestClock.set(known.plusDays(2) + "T17:30");
        assertThatThrownBy(() -> measures.complete(secretary, release, Map.of("told", "yes")))
                .isInstanceOf(Refused.class);
        sample(id, known.plusDays(2), 18);
        measures.complete(secretary, release, Map.of("told", "yes"));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    void aMissedDoubleTestIsMadeGoodOnlyByADoubleOne() {
        MeasureId id = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL), Credits.none());
        for (int day : List.of(1, 3, 7, 16)) {
            sample(id, ARRIVAL.plusDays(day), 10);
        }
        LocalDate end = ARRIVAL.plusDays(21);
        sample(id, end, 10);
        TaskMessage missed = TaskMessage.of("care.obstacle.test.missed", "14");
        assertThat(obstacles(id)).contains(missed);

        Acting.run(secretary, () -> care.extend(id, get(id).version(), 1, true, "第14天双采未做"));
        Task again = slot(id, "care.sample", end.plusDays(1));
        assertThat(again.datum("mode")).isEqualTo("double");
        assertThat(as(worker, () -> tasks.kind("care.sample").detail(again)).key())
                .isEqualTo("care.detail.again.double");
        sample(id, end.plusDays(1), 10);
        assertThat(obstacles(id)).doesNotContain(missed);
    }

    @Test
    void aSingleSampleBeyondThePlanMakesGoodForNoDoubleOne() {
        MeasureId id = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL), Credits.none());
        LocalDate end = ARRIVAL.plusDays(21);
        TestClock.set(ARRIVAL.plusDays(13) + "T10:00");
        // Before the double one is missed, so that the added test is a single one.
        Acting.run(secretary, () -> care.extend(id, 0, 1, true, "第3天采样未做"));
        sample(id, end.plusDays(1), 10);
        assertThat(obstacles(id))
                .contains(TaskMessage.of("care.obstacle.test.missed", "14"))
                .doesNotContain(TaskMessage.of("care.obstacle.test.missed", "3"));
    }

    @Test
    void aDoubleSampleThatCouldNotBeReadIsTakenTwiceAgain() {
        MeasureId id = begin("14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL), Credits.none());
        LocalDate day = ARRIVAL.plusDays(14);
        TestClock.set(day + "T10:00");
        measures.complete(worker, slot(id, "care.sample", day), Map.of("both", "yes", "result", "invalid"));
        assertThat(measures.slots(worker, id, "care.sample").stream().filter(SampleTaking::isExtra))
                .singleElement()
                .satisfies(t -> assertThat(t.datum("mode")).isEqualTo("double"));
    }
}
