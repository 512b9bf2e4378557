package org.linli.places;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class PlaceSetup {

    @Bean
    Permission seePlaces() {
        return Permission.of(
                Places.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission keepPlaces() {
        return Permission.of(Places.KEEP, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportPlaces() {
        return Permission.of(Places.EXPORT, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission printDoors() {
        return Permission.of(Doors.PRINT, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission photographPlaces() {
        return Permission.of(PlacePhotos.ADD, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND);
    }

    @Bean
    Permission disinfectPlaces() {
        return Permission.of(PlaceDisinfections.ENTER, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND);
    }

    @Bean
    Permission keepPlaceOffices() {
        return Permission.of(PlaceOffices.KEEP, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    NavItem placesInNavigation() {
        return new NavItem("place.nav", PlaceListPages.PATH, "place", 45, Places.SEE);
    }
}
