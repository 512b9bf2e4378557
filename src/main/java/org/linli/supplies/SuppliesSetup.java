package org.linli.supplies;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.people.HouseholdAction;
import org.linli.platform.NavItem;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the statement. */
@Configuration(proxyBeanMethods = false)
class SuppliesSetup {

    /** What is brought, and who was met. */
    private static final Section SECTION = new Section("supplies", 700, 799);

    @Bean
    Permission seeSupplies() {
        return Permission.of(
                Stock.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission keepStores() {
        return Permission.of(Stock.KEEP, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission setUpStores() {
        return Permission.of(Stock.SET_UP, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportStock() {
        return Permission.of(Stock.EXPORT, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission handleSilence() {
        return Permission.of(SilentHandling.HANDLE, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission orderDeliveries() {
        return Permission.of(
                Deliveries.ORDER, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    HouseholdAction bringSupplies() {
        return new HouseholdAction(
                "supplies.delivery.new", "/supplies/deliveries/new?household={id}", "supplies", 20, Deliveries.ORDER);
    }

    @Bean
    Section suppliesSection() {
        return SECTION;
    }

    /** Confined households at which nobody was met all day; none before the hour from which that is an alarm. */
    @Bean
    Counter householdsWithoutContact(SilentHouseholds households) {
        return Counter.of("supplies.silent", SECTION, 700, households.sql()).as(Trait.ALARM, Trait.PENDING);
    }

    @Bean
    NavItem suppliesInNavigation() {
        return new NavItem("supplies.nav", "/supplies", "supplies", 55, Stock.SEE);
    }
}
