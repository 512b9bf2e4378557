package org.linli.duty;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.tasks.TodayCount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What attendance adds to the permissions and to Today. */
@Configuration(proxyBeanMethods = false)
class AttendanceSetup {

    @Bean
    Permission keepAttendance() {
        return Permission.of(Attendances.KEEP, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    TodayCount absentFromDuty(ObjectProvider<Attendances> attendances) {
        return new TodayCount(
                "duty.today.absent",
                AttendancePages.PATH,
                "alarm",
                6,
                Attendances.KEEP,
                () -> attendances.getObject().absent(DutyArea.widest()));
    }

    /** What the shift before left to know, what changed, and what others ask for. */
    @Bean
    TodayCount dutyWaiting(ObjectProvider<MyDuty> duty) {
        return new TodayCount(
                "duty.today.waiting",
                MyDutyPages.PATH,
                "clock",
                7,
                Posts.SEE,
                () -> duty.getObject().waiting());
    }
}
