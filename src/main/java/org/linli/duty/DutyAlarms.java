package org.linli.duty;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.statement.Alarm;
import org.linli.statement.AlarmSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the command view those who are not where they are to be; there somebody else is put in their place. */
@Component
class DutyAlarms implements AlarmSource {

    private final AttendanceStore store;
    private final Permissions permissions;
    private final Texts texts;
    private final BusinessClock clock;

    DutyAlarms(AttendanceStore store, Permissions permissions, Texts texts, BusinessClock clock) {
        this.store = store;
        this.permissions = permissions;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Alarm> alarms(AreaPath area) {
        return permissions.held(Posts.SEE)
                ? store.absent(area, clock.today(), clock.now()).stream()
                        .map(each -> new Alarm(
                                texts.of("duty.alarm.absent", each.post()),
                                each.path(),
                                each.since(),
                                AttendancePages.of(each.path())))
                        .toList()
                : List.of();
    }
}
