package org.linli.needs;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.people.HouseholdAction;
import org.linli.people.PersonAction;
import org.linli.platform.NavItem;
import org.linli.tasks.TaskKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the tasks. */
@Configuration(proxyBeanMethods = false)
class NeedsSetup {

    /** Permission to see what people need. */
    static final String SEE = "needs.see";

    /** Permission to enter what people need, to put it right and to take it back. */
    static final String ENTER = "needs.enter";

    /** Permission to see to promises that are late. */
    static final String ALARM = "needs.alarm";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "needs.export";

    @Bean
    Permission seeNeeds() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission enterNeeds() {
        return Permission.of(ENTER, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission handleLateNeeds() {
        return Permission.of(ALARM, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportNeeds() {
        return Permission.of(EXPORT, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    TaskKind lateNeedOfLeader() {
        return new NeedAlarm(NeedStep.LEADER);
    }

    @Bean
    TaskKind lateNeedOfSecretary() {
        return new NeedAlarm(NeedStep.SECRETARY);
    }

    @Bean
    PersonAction enterNeedOfPerson() {
        return new PersonAction("needs.title", "/needs/new?person={id}", "need", 40, ENTER);
    }

    @Bean
    PersonAction timetableOfPerson() {
        return new PersonAction("needs.timetable.title", TimetablePages.PATH + "?person={id}", "clock", 41, ENTER);
    }

    @Bean
    HouseholdAction enterNeedOfHousehold() {
        return new HouseholdAction("needs.title", "/needs/new?household={id}", "need", 10, ENTER);
    }

    @Bean
    HouseholdAction needsOfHousehold() {
        return new HouseholdAction("needs.of.household", "/needs?household={id}&state=ALL", "need", 11, SEE);
    }

    @Bean
    NavItem needsInNavigation() {
        return new NavItem("needs.nav", NeedPages.PATH, "need", 53, SEE);
    }

    @Bean
    WorkSource needsAsWork() {
        return new WorkSource("needs.entered", """
                select n.told_to as account_id, n.told_at as at, cast(null as timestamptz) as until,
                       'needs.work.entered' as kind, true as work, cast(null as uuid) as door, true as form,
                       false as call
                  from needs.need n
                 where n.timetable_id is null and n.told_at >= :from and n.told_at < :to
                """);
    }
}
