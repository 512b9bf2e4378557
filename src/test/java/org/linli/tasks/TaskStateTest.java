package org.linli.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.access.AreaPath;

/** Where a task stands follows from its times alone. */
class TaskStateTest {

    private static final Instant FROM = Instant.parse("2022-02-07T23:00:00Z");
    private static final Instant UNTIL = Instant.parse("2022-02-08T02:00:00Z");

    private static Task task(Task.@Nullable Done done, Task.@Nullable Closed closed) {
        return task(done, closed, null);
    }

    private static Task task(Task.@Nullable Done done, Task.@Nullable Closed closed, @Nullable Instant missedAfter) {
        return new Task(
                TaskId.next(),
                "test",
                AreaPath.of("330783005.xifan"),
                null,
                null,
                null,
                null,
                LocalDate.of(2022, 2, 8),
                FROM,
                UNTIL,
                missedAfter,
                Map.of(),
                null,
                done,
                closed,
                0);
    }

    @Test
    void isDueFromTheFirstToTheLastMomentOfItsWindow() {
        Task task = task(null, null);
        assertThat(task.stateAt(FROM.minusMillis(1))).isEqualTo(TaskState.UPCOMING);
        assertThat(task.stateAt(FROM)).isEqualTo(TaskState.DUE);
        assertThat(task.stateAt(UNTIL)).isEqualTo(TaskState.DUE);
        assertThat(task.stateAt(UNTIL.plusMillis(1))).isEqualTo(TaskState.OVERDUE);
    }

    @Test
    void staysOverdueForEverUntilSomebodyDoesIt() {
        assertThat(task(null, null).stateAt(UNTIL.plusSeconds(400L * 86_400))).isEqualTo(TaskState.OVERDUE);
        assertThat(task(new Task.Done(UNTIL.plusSeconds(1), null, true, UNTIL.plusSeconds(1), false), null)
                        .stateAt(UNTIL.plusSeconds(2)))
                .isEqualTo(TaskState.DONE);
    }

    @Test
    void isOverdueWithinItsGraceAndMissedAfterIt() {
        Instant grace = UNTIL.plusSeconds(7200);
        Task task = task(null, null, grace);
        assertThat(task.stateAt(grace)).isEqualTo(TaskState.OVERDUE);
        assertThat(task.isMissed(grace)).isFalse();
        assertThat(task.stateAt(grace.plusMillis(1))).isEqualTo(TaskState.MISSED);
        assertThat(task.isMissed(grace.plusMillis(1))).isTrue();
        assertThat(task.isOpen()).as("it can still be entered").isTrue();
    }

    @Test
    void isMissedWhenClosedAfterItsWindowAndCancelledBefore() {
        assertThat(task(null, new Task.Closed(UNTIL.plusSeconds(1), "r")).stateAt(UNTIL.plusSeconds(2)))
                .isEqualTo(TaskState.MISSED);
        assertThat(task(null, new Task.Closed(UNTIL.minusSeconds(1), "r")).stateAt(UNTIL.plusSeconds(2)))
                .isEqualTo(TaskState.CANCELLED);
    }
}
