package org.linli.policy;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.SetupStep;
import org.linli.platform.NavItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class PolicySetup {

    @Bean
    Permission readPolicies() {
        return Permission.of(
                "policy.read", ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    Permission importRiskPlaces() {
        return Permission.of("policy.risk", ADMINISTRATOR, COMMAND);
    }

    @Bean
    Permission exportRiskPlaces() {
        return Permission.of(
                RiskPlaceList.EXPORT, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    SetupStep riskPlacesToSetUp(ObjectProvider<RiskPlaces> places) {
        return new SetupStep(
                "risk",
                30,
                "/policies/risk-places",
                "policy.risk",
                () -> places.getObject().all().size());
    }

    @Bean
    NavItem policiesInNavigation() {
        return new NavItem("policy.nav", "/policies", "rules", 60, "policy.read");
    }
}
