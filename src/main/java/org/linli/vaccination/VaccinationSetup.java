package org.linli.vaccination;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.platform.NavItem;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the statement. */
@Configuration(proxyBeanMethods = false)
class VaccinationSetup {

    private static final Section SECTION = new Section("vaccination", 1200, 1249);

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
    Permission workAtSites() {
        return Permission.of(SiteDesk.WORK, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission seeCoverage() {
        return Permission.of(
                Coverage.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Section vaccinationSection() {
        return SECTION;
    }

    /** Doses given to anybody on that day. */
    @Bean
    Counter givenDoses() {
        return Counter.of("vaccination.given", SECTION, 1200, """
                        select d.id, d.path, d.rental_path, d.person_id, d.entered_at as at,
                               cast(null as text) as breakdown, '/people/' || d.person_id as link
                          from vaccination.dose d
                         where d.given_on = cast(:day as date) and d.ended_at is null
                        """);
    }

    /** All of 60 and over who were registered and lived here. */
    @Bean
    Counter elders() {
        return Counter.of("vaccination.elders", SECTION, 1210, """
                        select p.person_id as id, p.path, p.rental_path, p.person_id, cast(null as timestamptz) as at,
                               cast(null as text) as breakdown, '/people/' || p.person_id as link
                          from people.card p
                         where p.born_on <= cast(:day as date) - interval '60 years'
                           and (p.left_on is null or p.left_on > cast(:day as date))
                           and (p.died_on is null or p.died_on > cast(:day as date))
                        """);
    }

    /** Of them, those who had had a dose by the end of the day. */
    @Bean
    Counter eldersWithOne() {
        return Counter.of("vaccination.elders-first", SECTION, 1220, """
                        select p.person_id as id, p.path, p.rental_path, p.person_id, cast(null as timestamptz) as at,
                               cast(null as text) as breakdown, '/people/' || p.person_id as link
                          from people.card p
                         where p.born_on <= cast(:day as date) - interval '60 years'
                           and (p.left_on is null or p.left_on > cast(:day as date))
                           and (p.died_on is null or p.died_on > cast(:day as date))
                           and exists (select 1
                                         from vaccination.dose d
                                        where d.person_id = p.person_id and d.ended_at is null
                                          and d.given_on <= cast(:day as date))
                        """);
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
