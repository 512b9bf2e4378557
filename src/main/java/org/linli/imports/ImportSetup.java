package org.linli.imports;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions. */
@Configuration(proxyBeanMethods = false)
class ImportSetup {

    /** Whoever may bring in a list of some kind. */
    @Bean
    Permission bringLists() {
        return Permission.of(Imports.BRING, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, HEALTH_STAFF);
    }
}
