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
     * Measures the days from one on. Traces of the day before are read too, since work of its night belongs to it.
     * What was entered late counts when it was done.
     *
     * @return those days, by account
     */
    Map<UUID, List<WorkDay>> since(LocalDate day) {
        Instant now = clock.now();
        Map<UUID, List<WorkDay>> days = traces.days(clock.startOf(day.minusDays(1)), now.plus(Duration.ofMillis(1)));
        store.keep(day, days);
        return days;
    }
}
