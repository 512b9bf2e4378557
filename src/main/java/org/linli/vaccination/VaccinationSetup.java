package org.linli.vaccination;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the statement. */
@Configuration(proxyBeanMethods = false)
class VaccinationSetup {

    /** Only those who look after people: an auditor has the figures. */
    @Bean
    Permission seeDoses() {
        return Permission.of(Doses.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission enterDoses() {
        return Permission.of(Doses.ENTER, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission inviteToDays() {
        return Permission.of(Invitations.INVITE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission holdDays() {
        return Permission.of(VaccinationDays.HOLD, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission exportDue() {
        return Permission.of(DueList.EXPORT, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    NavItem vaccinationInNavigation() {
        return new NavItem("vaccination.title", DueList.PATH, "syringe", 49, Doses.SEE);
    }

    @Bean
    Permission bringDoses() {
        return Permission.of(DoseImport.BRING, SECRETARY, COMMAND, HEALTH_STAFF);
    }
}
