package org.linli.supplies;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.people.HouseholdAction;
import org.linli.platform.NavItem;
import org.linli.statement.Breakdown;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.linli.tasks.TodayCount;
import org.springframework.beans.factory.ObjectProvider;
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

    /** What households got on the day. */
    @Bean
    Counter delivered() {
        return Counter.of("supplies.delivered", SECTION, 710, """
                        select d.id, d.path, d.rental_path, cast(null as uuid) as person_id, d.ended_at as at,
                               d.outcome as breakdown, '/households/' || d.household_id as link
                          from supplies.delivery d
                         where d.outcome in ('left_at_door', 'handed')
                           and d.ended_at >= cast(:from as timestamptz) and d.ended_at < cast(:to as timestamptz)
                        """).by(Breakdown.WORD);
    }

    /** What was to be brought on the day and was not: nobody was there, it was not wanted, or nobody has brought it. */
    @Bean
    Counter undelivered() {
        return Counter.of("supplies.undelivered", SECTION, 720, """
                        select d.id, d.path, d.rental_path, cast(null as uuid) as person_id, d.due_until as at,
                               case when d.ended_at < cast(:to as timestamptz) then d.outcome else 'late' end
                                   as breakdown,
                               '/households/' || d.household_id as link
                          from supplies.delivery d
                         where d.day = cast(:day as date)
                           and (d.outcome in ('nobody', 'refused') and d.ended_at < cast(:to as timestamptz)
                                or (d.outcome is null or d.ended_at >= cast(:to as timestamptz))
                                   and d.due_until < least(cast(:now as timestamptz), cast(:to as timestamptz)))
                        """)
                .by(Breakdown.WORD)
                .as(Trait.PENDING);
    }

    @Bean
    TodayCount deliveriesToPack(ObjectProvider<Deliveries> deliveries) {
        return new TodayCount(
                "supplies.today.count",
                "/supplies/today",
                "supplies",
                40,
                Stock.KEEP,
                () -> deliveries.getObject().toPack());
    }

    @Bean
    NavItem suppliesInNavigation() {
        return new NavItem("supplies.nav", "/supplies", "supplies", 55, Stock.SEE);
    }

    @Bean
    WorkSource packingAsWork() {
        return new WorkSource("supplies.packed", """
                select d.packed_by as account_id, d.packed_at as at, cast(null as timestamptz) as until,
                       'supplies.work.packed' as kind, true as work, cast(null as uuid) as door, true as form,
                       false as call
                  from supplies.delivery d
                 where d.packed_at >= :from and d.packed_at < :to
                """);
    }
}
