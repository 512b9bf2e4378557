package org.linli.care;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.people.PersonAction;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class CareSetup {

    /** Permission to see who is under a measure, and its records. */
    static final String SEE = "care.see";

    /** Permission to extend, end and transfer measures and to enter results. */
    static final String MOVE = "care.move";

    /** Permission to confirm a release. */
    static final String RELEASE = "care.release";

    /** Permission to see to alarms and to explain a fever. */
    static final String ALARM = "care.alarm";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "care.export";

    @Bean
    Permission seeCare() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission moveCare() {
        return Permission.of(MOVE, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission releaseFromCare() {
        return Permission.of(RELEASE, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission handleAlarms() {
        return Permission.of(ALARM, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission exportCare() {
        return Permission.of(EXPORT, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    PersonAction putUnderMeasure() {
        return new PersonAction("care.hand.title", "/care/new?person={id}", "care", 30, MOVE);
    }

    @Bean
    NavItem careInNavigation() {
        return new NavItem("care.nav.care", "/care", "care", 50, SEE);
    }
}
