package org.linli.access;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GATE_GUARD;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;
import static org.linli.access.Role.VOLUNTEER;

import org.linli.platform.NavItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class AccessSetup {

    @Bean
    Permission manageAccounts() {
        return Permission.of("access.accounts", ADMINISTRATOR, COMMAND, SECRETARY);
    }

    @Bean
    Permission readAudit() {
        return Permission.of("access.audit", ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission exportAccounts() {
        return Permission.of(AccountList.EXPORT, ADMINISTRATOR, COMMAND);
    }

    @Bean
    Permission exportAudit() {
        return Permission.of(AuditList.EXPORT, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission ownProfile() {
        return Permission.of(
                "access.profile",
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                GATE_GUARD,
                VOLUNTEER,
                HEALTH_STAFF,
                AUDITOR);
    }

    /** Whoever only reads what others do has no need to know of children; who runs the program acts in everything. */
    @Bean
    Permission seeChildren() {
        return Permission.of(
                HiddenChildren.SEE,
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                GATE_GUARD,
                VOLUNTEER,
                HEALTH_STAFF);
    }

    @Bean
    NavItem accountsInNavigation() {
        return new NavItem("access.nav.accounts", "/accounts", "users", 80, "access.accounts");
    }

    @Bean
    SetupStep accountsToSetUp(ObjectProvider<Accounts> accounts) {
        return new SetupStep(
                "accounts",
                20,
                "/accounts",
                "access.accounts",
                () -> accounts.getObject().others());
    }

    @Bean
    NavItem auditInNavigation() {
        return new NavItem("access.nav.audit", "/audit", "eye", 90, "access.audit");
    }

    /** Whoever is signed in stays so for days: it shows that somebody was there, no more. */
    @Bean
    WorkSource signInsAsWork() {
        return new WorkSource("access.signed-in", """
                select e.account_id, e.at, cast(null as timestamptz) as until, 'access.work.signed.in' as kind,
                       false as work, cast(null as uuid) as door, false as form, false as call
                  from access.audit_entry e
                 where e.action = 'signed.in' and e.at >= :from and e.at < :to
                """);
    }
}
