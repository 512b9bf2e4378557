package org.linli.workload;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.linli.access.StaffAway;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells where tasks are given who has the day off. */
@Component
class WorkDaysOff implements StaffAway {

    private final WorkDayOffStore store;

    WorkDaysOff(WorkDayOffStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> on(LocalDate day) {
        return store.on(day);
    }
}
