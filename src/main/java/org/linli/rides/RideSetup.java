package org.linli.rides;

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

/** What this module adds to the permissions, the navigation and a person's page. */
@Configuration(proxyBeanMethods = false)
class RideSetup {

    @Bean
    Permission seeRides() {
        return Permission.of(
                RideRequests.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission askForRides() {
        return Permission.of(
                RideRequests.ASK, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission exportRides() {
        return Permission.of(RideRequests.EXPORT, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission planRides() {
        return Permission.of(Vehicles.KEEP, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    PersonAction askForRide() {
        return new PersonAction("rides.ask", RidePages.PATH + "/new?person={id}", "car", 46, RideRequests.ASK);
    }

    @Bean
    NavItem ridesInNavigation() {
        return new NavItem("rides.title", RidePages.PATH, "car", 57, RideRequests.SEE);
    }
}
