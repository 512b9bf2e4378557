package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;

/**
 * How far along a measure is.
 *
 * @param done checks and samples of today that were done
 * @param due all checks and samples of today
 * @param missed checks and samples whose window has passed and that were not done, of all days
 * @param next what is to be done next; null when nothing is
 */
record MeasureProgress(
        long done, long due, long missed, @Nullable Task next) {

    private static final Set<String> CHECKS = Set.of(TemperatureCheck.KEY, SampleTaking.KEY);

    /** While the tasks are not read yet. */
    static final MeasureProgress UNKNOWN = new MeasureProgress(0, 0, 0, null);

    /**
     * @param all tasks of the measure, by due time; what {@link org.linli.tasks.Tasks#standing} leaves out changes
     *     nothing
     */
    static MeasureProgress of(List<Task> all, LocalDate today, Instant now) {
        List<Task> checks = all.stream().filter(t -> CHECKS.contains(t.kind())).toList();
        List<Task> todays = checks.stream()
                .filter(t -> t.day().equals(today) && t.stateAt(now) != TaskState.CANCELLED)
                .toList();
        return new MeasureProgress(
                todays.stream().filter(t -> t.done() != null).count(),
                todays.size(),
                checks.stream().filter(t -> t.isMissed(now)).count(),
                all.stream()
                        .filter(t -> t.isOpen() && !now.isAfter(t.dueUntil()))
                        .findFirst()
                        .orElse(null));
    }
}
