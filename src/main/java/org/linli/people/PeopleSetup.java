package org.linli.people;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;
import static org.linli.access.Role.VOLUNTEER;

import java.util.List;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permission;
import org.linli.access.SetupStep;
import org.linli.platform.NavItem;
import org.linli.territory.AreaFigure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the figures of the area page. */
@Configuration(proxyBeanMethods = false)
class PeopleSetup {

    @Bean
    Permission readPeople() {
        return Permission.of(
                People.READ, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    Permission editPeople() {
        return Permission.of(People.EDIT, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER);
    }

    /** Whoever registers people compares their documents; who only runs or audits the installation has no need to. */
    @Bean
    Permission unmaskPeople() {
        return Permission.of(People.UNMASK, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF);
    }

    /** The two who must: samples and doses are taken under the number, and the community vouches for it. */
    @Bean
    Permission unmaskMinors() {
        return Permission.of(People.UNMASK_MINORS, SECRETARY, HEALTH_STAFF);
    }

    @Bean
    Permission callPeople() {
        return Permission.of(People.CALL, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF);
    }

    /** A volunteer calls whom their tasks are about, and opens no other page on which a number stands. */
    @Bean
    Permission callWhomTasksAreAbout() {
        return Permission.of(People.CALL_GIVEN, VOLUNTEER);
    }

    @Bean
    Permission seeLooks() {
        return Permission.of(People.LOOKS, ADMINISTRATOR, AUDITOR, COMMAND, SECRETARY);
    }

    @Bean
    Permission exportPeople() {
        return Permission.of(People.EXPORT, COMMAND, SECRETARY);
    }

    @Bean
    Permission importHouseholds() {
        return Permission.of(People.IMPORT, COMMAND, SECRETARY);
    }

    @Bean
    NavItem peopleInNavigation() {
        return new NavItem("people.nav", "/people", "people", 40, People.READ);
    }

    @Bean
    SetupStep peopleToSetUp(HouseholdCounts households) {
        return new SetupStep("people", 40, "/households/new", People.EDIT, () -> {
            AreaPath home = Acting.now().home();
            return households.countPeople(List.of(home)).getOrDefault(home, 0L);
        });
    }

    @Bean
    AreaFigure householdsFigure(HouseholdCounts households) {
        return new PeopleFigure("people.figure.households", 30, "/households?area=", households::count);
    }

    @Bean
    AreaFigure peopleFigure(HouseholdCounts households) {
        return new PeopleFigure("people.figure.people", 40, "/people?area=", households::countPeople);
    }
}
