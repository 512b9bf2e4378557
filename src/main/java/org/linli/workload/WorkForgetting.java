package org.linli.workload;

import java.time.LocalDate;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is kept of somebody's work after {@value #DAYS} days. Numbers without names stay. */
@Component
class WorkForgetting implements RecurringCheck {

    static final int DAYS = 90;

    private final WorkDayStore days;
    private final WorkFindingStore findings;
    private final WorkDayOffStore daysOff;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    WorkForgetting(
            WorkDayStore days,
            WorkFindingStore findings,
            WorkDayOffStore daysOff,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.days = days;
        this.findings = findings;
        this.daysOff = daysOff;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        LocalDate before = clock.today().minusDays(DAYS);
        return Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> days.forget(before) + findings.forget(before) + daysOff.forget(before)));
    }
}
