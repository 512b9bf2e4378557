package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.testing.TestClock;

/** A whole measure, day by day: slots, checks, samples, what stands in the way, the release. */
class LifeOfAMeasureTest extends CareTesting {

    @Test
    void twoPlusFourteenOpensTwentyEightTemperaturesTwoSamplesAndOneRelease() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        assertThat(measures.slots(worker, id, "care.temperature")).hasSize(28);
        assertThat(measures.slots(worker, id, "care.sample"))
                .extracting(Task::day)
                .containsExactly(ARRIVAL.plusDays(3), ARRIVAL.plusDays(14));
        assertThat(measures.slots(worker, id, "care.release")).singleElement().satisfies(t -> {
            assertThat(t.day()).isEqualTo(ARRIVAL.plusDays(14));
            assertThat(t.stateAt(t.dueFrom().minusSeconds(1))).isEqualTo(TaskState.UPCOMING);
        });
        assertThat(measures.slots(worker, id).size()).isEqualTo(31);
    }

    @Test
    void livesThroughTwoPlusFourteenAndIsReleasedOnItsLastEvening() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        for (int day = 1; day <= 14; day++) {
            LocalDate date = ARRIVAL.plusDays(day);
            for (Task task : measures.slots(worker, id)) {
                if (!task.day().equals(date) || task.kind().equals("care.release")) {
                    continue;
                }
                TestClock.set(task.datum("part").equals("evening") ? date + "T18:00" : date + "T09:00");
                measures.complete(
                        worker,
                        task,
                        task.kind().equals("care.sample") ? Map.of("result", "negative") : Map.of("celsius", "36.5"));
            }
        }
        assertThat(Acting.as(worker, () -> allMeasures.conditions(id))).allMatch(ReleaseCondition::holds);
        Task release = measures.slots(worker, id, "care.release").getFirst();
        measures.complete(secretary, release, Map.of("told", "yes"));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(ending(id).on()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(measures.slots(worker, id))
                .noneMatch(t -> Objects.requireNonNull(t.done()).late());
    }

    @Test
    void isNotReleasedBeforeTheEveningOfTheLastDay() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-21T16:59");
        Task release = measures.slots(secretary, id, "care.release").getFirst();
        assertThatThrownBy(() -> measures.complete(secretary, release, Map.of("told", "yes")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems()).extracting(Problem::key).containsExactly("tasks.at.early"));
    }

    @Test
    void aMissedTestStandsInTheWayOfTheReleaseInWords() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-21T18:00");
        Task release = measures.slots(secretary, id, "care.release").getFirst();
        assertThatThrownBy(() -> measures.complete(secretary, release, Map.of("told", "yes")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems())
                                .extracting(Problem::key, Problem::args)
                                .contains(
                                        org.assertj.core.groups.Tuple.tuple("care.obstacle.test.missed", List.of("3")),
                                        org.assertj.core.groups.Tuple.tuple(
                                                "care.obstacle.test.ahead", List.of("14"))));
        assertThat(Acting.as(secretary, () -> allMeasures.get(id)).isActive()).isTrue();
        assertThat(Acting.as(secretary, () -> tasks.completions(release.id()))).isEmpty();
    }
}
