package org.linli.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** Measures the days of everybody from what all modules tell, and keeps them. Whoever acts must see them all. */
@Component
class WorkMeasuring {

    private final WorkTraces traces;
    private final WorkDayStore store;
    private final BusinessClock clock;

    WorkMeasuring(WorkTraces traces, WorkDayStore store, BusinessClock clock) {
        this.traces = traces;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Measures the days from one on. Traces of the day before are read too, since work of its night belongs to it; not
     * those of the night in which it began, which belong to the day before that, nor what else is known to belong to
     * it. What was entered late counts when it was done.
     *
     * @return those days, by account
     */
    Map<UUID, List<WorkDay>> since(LocalDate day) {
        Instant now = clock.now();
        LocalDate before = day.minusDays(1);
        Map<UUID, List<WorkDay>> days = traces.days(
                clock.at(before, WorkNight.ENDS), now.plus(Duration.ofMillis(1)), store.ends(before.minusDays(1)));
        store.keep(day, days);
        return days;
    }
}
