package org.linli.confinement;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.people.HouseholdAction;
import org.linli.people.PersonAction;
import org.linli.platform.NavItem;
import org.linli.tasks.TaskKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the kinds of task. */
@Configuration(proxyBeanMethods = false)
class ConfinementSetup {

    /** Permission to see the clock of a household, and leaves. */
    static final String SEE = "confinement.see";

    /** Permission to ask for a leave, and to see people off and in. */
    static final String ASK = "confinement.ask";

    /** Permission to approve a leave. */
    static final String APPROVE = "confinement.approve";

    /** Permission to see to somebody who is not back. */
    static final String ALARM = "confinement.alarm";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "confinement.export";

    @Bean
    Permission seeConfinement() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission askForLeaves() {
        return Permission.of(ASK, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission approveLeaves() {
        return Permission.of(APPROVE, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission handleOverdueLeaves() {
        return Permission.of(ALARM, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportLeaves() {
        return Permission.of(EXPORT, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    TaskKind decideAboutLeave(ObjectProvider<Leaves> leaves) {
        return new LeaveTask(LeaveStep.DECIDE, leaves);
    }

    @Bean
    TaskKind seeOff(ObjectProvider<Leaves> leaves) {
        return new LeaveTask(LeaveStep.GO, leaves);
    }

    @Bean
    TaskKind seeIn(ObjectProvider<Leaves> leaves) {
        return new LeaveTask(LeaveStep.RETURN, leaves);
    }

    @Bean
    TaskKind missLeave(ObjectProvider<Leaves> leaves) {
        return new LeaveTask(LeaveStep.MISS, leaves);
    }

    @Bean
    PersonAction askForLeave() {
        return new PersonAction("confinement.ask", "/leaves/new?person={id}", "out", 45, ASK);
    }

    @Bean
    HouseholdAction clockOfHousehold() {
        return new HouseholdAction("confinement.clock", "/households/{id}/clock", "clock", 5, SEE);
    }

    @Bean
    NavItem leavesInNavigation() {
        return new NavItem("confinement.leaves", LeavePages.PATH, "out", 56, SEE);
    }
}
