package org.linli.workload;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;
import static org.linli.access.Role.VOLUNTEER;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.tasks.TodayCount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation, Today and the statement. */
@Configuration(proxyBeanMethods = false)
class WorkloadSetup {

    private static final Section SECTION = new Section("workload", 950, 999);

    @Bean
    Permission seeOwnWork() {
        return Permission.of(
                Workload.MINE,
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                VOLUNTEER,
                HEALTH_STAFF,
                AUDITOR);
    }

    /** Whom it concerns follows from the line above each person. */
    @Bean
    Permission relieveOthers() {
        return Permission.of(Workload.RELIEVE, COMMAND, SECRETARY, GRID_LEADER);
    }

    @Bean
    Permission seeWorkFigures() {
        return Permission.of(Workload.FIGURES, ADMINISTRATOR, COMMAND, SECRETARY, AUDITOR);
    }

    @Bean
    NavItem workloadInNavigation() {
        return new NavItem("workload.title", WorkloadPages.PATH, "clock", 78, Workload.MINE);
    }

    @Bean
    TodayCount ownLimits(ObjectProvider<Workload> workload) {
        return new TodayCount(
                "workload.today.mine",
                WorkloadPages.PATH,
                "clock",
                5,
                Workload.MINE,
                () -> workload.getObject().unread());
    }

    @Bean
    TodayCount othersLimits(ObjectProvider<Workload> workload) {
        return new TodayCount(
                "workload.today.others",
                WorkloadPages.PATH + "#relief",
                "people",
                6,
                Workload.RELIEVE,
                () -> workload.getObject().countCases());
    }

    @Bean
    Section workloadSection() {
        return SECTION;
    }

    /** Rows lead to nobody and stand in the community: in a cell they would be a person. */
    @Bean
    Counter peopleOverALimit() {
        return Counter.of("workload.over", SECTION, 950, """
                        select g.id, g.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               cast(null as timestamptz) as at, cast(null as text) as breakdown,
                               cast(null as text) as link
                          from workload.figure g
                         where g.what = 'over' and g.day = cast(:day as date)
                        """);
    }

    @Bean
    Counter daysOffGranted() {
        return Counter.of("workload.off", SECTION, 960, """
                        select g.id, g.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               cast(null as timestamptz) as at, cast(null as text) as breakdown,
                               cast(null as text) as link
                          from workload.figure g
                         where g.what = 'off' and g.day = cast(:day as date)
                        """);
    }
}
