package org.linli.duty;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class DutySetup {

    @Bean
    Permission seeDuty() {
        return Permission.of(
                Posts.SEE,
                VOLUNTEER,
                GRID_WORKER,
                GRID_LEADER,
                SECRETARY,
                COMMAND,
                HEALTH_STAFF,
                ADMINISTRATOR,
                AUDITOR);
    }

    @Bean
    NavItem dutyInNavigation() {
        return new NavItem("duty.nav", DutyPages.PATH, "duty", 70, Posts.SEE);
    }

    @Bean
    Permission exportDuty() {
        return Permission.of(Posts.EXPORT, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission keepDuty() {
        return Permission.of(Posts.KEEP, SECRETARY, COMMAND, ADMINISTRATOR);
    }
}
