package org.linli.tasks;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.springframework.stereotype.Component;

/** When something was done, as it is typed on a page. */
@Component
class TaskMoment {

    private final BusinessClock clock;

    TaskMoment(BusinessClock clock) {
        this.clock = clock;
    }

    /** Null where nothing is typed: now. */
    @Nullable
    Instant read(@Nullable String typed, String field) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return CalendarDay.parseMoment(typed.strip()).atZone(clock.zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.of(field, "tasks.answer.moment", typed.length() > 20 ? typed.substring(0, 20) : typed);
        }
    }
}
