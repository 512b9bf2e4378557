package org.linli.statement;

import java.time.LocalDate;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * The days that have a statement: today and those before it, as far back as records are kept. Nothing can be known of a
 * day to come, and zeros for a day without records would read like a zero report.
 */
@Component
class StatementDays {

    private final BusinessClock clock;
    private final StatementSettings settings;

    StatementDays(BusinessClock clock, StatementSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    LocalDate last() {
        return clock.today();
    }

    LocalDate first() {
        return clock.today().minus(settings.kept());
    }

    /** Refuses a day that has no statement. */
    void demand(LocalDate day) {
        if (day.isAfter(last())) {
            throw Refused.of("day", "statement.day.future", day.toString(), last().toString());
        }
        if (day.isBefore(first())) {
            throw Refused.of("day", "statement.day.old", day.toString(), first().toString());
        }
    }
}
