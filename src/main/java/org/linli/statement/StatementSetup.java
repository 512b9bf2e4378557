package org.linli.statement;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.Role;
import org.linli.access.WorkSource;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class StatementSetup {

    @Bean
    Permission seeStatements() {
        return Permission.of(
                Statements.SEE, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    Permission signStatements() {
        return Permission.of(Statements.SIGN, Role.COMMAND, Role.SECRETARY, Role.GRID_LEADER);
    }

    @Bean
    Permission seeCommandView() {
        return Permission.of(Statements.COMMAND, Role.COMMAND, Role.SECRETARY, Role.ADMINISTRATOR, Role.AUDITOR);
    }

    @Bean
    NavItem commandInNavigation() {
        return new NavItem("statement.nav.command", "/command", "command", 15, Statements.COMMAND);
    }

    @Bean
    NavItem statementsInNavigation() {
        return new NavItem("statement.nav.statements", "/statements", "report", 30, Statements.SEE);
    }

    @Bean
    WorkSource signaturesAsWork() {
        return new WorkSource("statement.signed", """
                select s.account_id, s.at, cast(null as timestamptz) as until, 'statement.work.signed' as kind,
                       true as work, cast(null as uuid) as door, true as form, false as call
                  from statement.signed s
                 where s.at >= :from and s.at < :to
                """);
    }
}
