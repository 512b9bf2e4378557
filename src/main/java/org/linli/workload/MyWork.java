package org.linli.workload;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is shown of their own work.
 *
 * @param days the latest first
 * @param inARow how many days in a row they have worked by now
 * @param daysOff granted, from today on
 */
record MyWork(List<Day> days, int inARow, List<LocalDate> daysOff) {

    MyWork {
        days = List.copyOf(days);
        daysOff = List.copyOf(daysOff);
    }

    /**
     * A day of it.
     *
     * @param rest since the day before it; null where none is known
     * @param over the limits that it goes over
     */
    record Day(WorkDay work, @Nullable Duration rest, List<WorkFinding> over) {}
}
