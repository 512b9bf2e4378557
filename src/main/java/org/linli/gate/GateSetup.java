package org.linli.gate;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GATE_GUARD;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import java.util.Set;
import org.linli.access.Permission;
import org.linli.access.PhonePage;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class GateSetup {

    @Bean
    Permission seeGates() {
        return Permission.of(Gates.SEE, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission keepGates() {
        return Permission.of(Gates.KEEP, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    /** Cadres help at the peaks. */
    @Bean
    Permission standAtGates() {
        return Permission.of(Gates.STAND, GATE_GUARD, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportEntries() {
        return Permission.of(Gates.EXPORT, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    /** Theirs whose whole work it is; whoever helps at the peaks goes there by the navigation. */
    @Bean
    PhonePage gatePageFirst() {
        return new PhonePage(GateStandPages.PATH, Gates.STAND, Set.of(GATE_GUARD), true);
    }

    @Bean
    Permission askWhoWasThere() {
        return Permission.of(Mets.ASK, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    NavItem gatePageInNavigation() {
        return new NavItem("gate.stand", GateStandPages.PATH, "gate", 47, Gates.STAND);
    }

    @Bean
    NavItem gatesInNavigation() {
        return new NavItem("gate.nav", GatePages.PATH, "gate", 46, Gates.SEE);
    }
}
