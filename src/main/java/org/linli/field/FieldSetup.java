package org.linli.field;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;
import static org.linli.access.Role.VOLUNTEER;

import java.util.Set;
import org.linli.access.AccountLink;
import org.linli.access.Permission;
import org.linli.access.PhonePage;
import org.linli.access.WorkSource;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and to the pages of an account. */
@Configuration(proxyBeanMethods = false)
class FieldSetup {

    @Bean
    Permission workOnAPhone() {
        return Permission.of(
                FieldDevices.USE, GRID_WORKER, GRID_LEADER, SECRETARY, HEALTH_STAFF, COMMAND, VOLUNTEER, ADMINISTRATOR);
    }

    @Bean
    Permission shutOutPhones() {
        return Permission.of(FieldDevices.REVOKE, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    /** Theirs whose day is at doors; a secretary's and the command's is at the desk. */
    @Bean
    PhonePage fieldAppOnPhones() {
        return new PhonePage("/field", FieldDevices.USE, Set.of(GRID_WORKER, GRID_LEADER, VOLUNTEER));
    }

    @Bean
    NavItem fieldAppInNavigation() {
        return new NavItem("field.nav", FieldShell.START, "phone", 95, FieldDevices.USE).onlyOnPhones();
    }

    @Bean
    AccountLink phonesOfAnAccount() {
        return new AccountLink("field.devices.title", "/field/devices", FieldDevices.USE, FieldDevices.REVOKE);
    }

    /** The forms are told by those whose they are; also what was refused took its time. */
    @Bean
    WorkSource entriesAsWork() {
        return new WorkSource("field.entered", """
                select e.account_id, e.at, cast(null as timestamptz) as until, 'field.work.entered' as kind,
                       true as work, cast(null as uuid) as door, false as form, false as call
                  from field.entry e
                 where e.at >= :from and e.at < :to
                """);
    }
}
