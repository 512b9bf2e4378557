package org.linli.arrangements;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.linli.territory.Territory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class ArrangementsSetup {

    @Bean
    Permission seeArrangements() {
        return Permission.of(
                Arrangements.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission decideArrangements() {
        return Permission.of(Arrangements.DECIDE, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    NavItem roomsInNavigation() {
        return new NavItem("arrangements.rooms.title", "/rooms", "home", 57, Territory.SEE_HOMES);
    }
}
