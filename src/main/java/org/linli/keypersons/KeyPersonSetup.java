package org.linli.keypersons;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the statement. */
@Configuration(proxyBeanMethods = false)
class KeyPersonSetup {

    private static final Section SECTION = new Section("keypersons", 900, 949);

    /** Only those who look after people: an auditor has the figures. */
    @Bean
    Permission seeKeyPersons() {
        return Permission.of(KeyPersons.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission findKeyPersons() {
        return Permission.of(KeyPersons.ALARM, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission exportKeyPersons() {
        return Permission.of(KeyPersons.EXPORT, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    NavItem keyPersonsInNavigation() {
        return new NavItem("keypersons.title", KeyPersonPages.PATH, "eye", 48, KeyPersons.SEE);
    }

    @Bean
    Section keyPersonSection() {
        return SECTION;
    }

    /** Those on the list at the end of the day. */
    @Bean
    Counter listedKeyPersons() {
        return Counter.of("keypersons.listed", SECTION, 900, """
                        select k.id, k.path, k.rental_path, k.person_id, cast(null as timestamptz) as at,
                               cast(null as text) as breakdown, '/people/' || k.person_id as link
                          from keypersons.key_person k
                         where k.since_on <= cast(:day as date)
                           and (k.ended_on is null or k.ended_on > cast(:day as date))
                        """);
    }

    /**
     * Look-ins that had not been done by the end of the day on which they were due: a measure's checks have figures of
     * their own.
     */
    @Bean
    Counter overdueKeyPersons() {
        return Counter.of("keypersons.overdue", SECTION, 910, """
                        select t.id, t.path, t.rental_path, t.person_id, t.due_until as at,
                               cast(null as text) as breakdown, '/tasks/' || t.id as link
                          from tasks.slot t
                         where t.kind = 'keypersons.look'
                           and t.due_until < least(cast(:now as timestamptz), cast(:to as timestamptz))
                           and (t.done_at is null or t.done_at >= cast(:to as timestamptz))
                           and (t.closed_at is null or t.closed_at >= cast(:to as timestamptz))
                        """).as(Trait.PENDING);
    }
}
