package org.linli.tasks;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import java.util.Set;
import org.linli.access.Permission;
import org.linli.access.Role;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class TasksSetup {

    /** Today is everybody's first page. */
    @Bean
    Permission seeTasks() {
        return new Permission(Tasks.SEE, Set.of(Role.values()));
    }

    @Bean
    Permission doTasks() {
        return Permission.of(Tasks.DO, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission assignTasks() {
        return Permission.of(Tasks.ASSIGN, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    NavItem todayInNavigation() {
        return new NavItem("tasks.nav.today", "/today", "today", 10, Tasks.SEE);
    }
}
