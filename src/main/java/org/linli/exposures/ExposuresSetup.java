package org.linli.exposures;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions. */
@Configuration(proxyBeanMethods = false)
class ExposuresSetup {

    /** Permission to see who lives with a case or a close contact. */
    static final String SEE = "exposures.see";

    /** Permission to decide what becomes of them: whoever may put somebody under a measure. */
    static final String SETTLE = "exposures.settle";

    @Bean
    Permission seeExposures() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission settleExposures() {
        return Permission.of(SETTLE, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }
}
