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
import org.linli.statement.Counter;
import org.linli.statement.Trait;
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

    /** What was still to do at the end of the day though its time was over; exercises count nowhere. */
    @Bean
    Counter overdueTasks() {
        return Counter.of("tasks.overdue", "tasks", 600, """
                select t.id, t.path, t.rental_path, t.person_id, t.due_until as at, cast(null as text) as breakdown,
                       '/tasks/' || t.id as link
                  from tasks.task t
                 where t.due_until < least(cast(:now as timestamptz), cast(:to as timestamptz))
                   and ((t.done_at is null and t.closed_at is null)
                        or t.done_at > least(cast(:now as timestamptz), cast(:to as timestamptz))
                        or (t.done_at is null and t.closed_at > least(cast(:now as timestamptz), cast(:to as timestamptz))))
                   and not coalesce(t.data ->> 'drill', '') = 'yes'
                """).as(Trait.ALARM);
    }

    @Bean
    NavItem todayInNavigation() {
        return new NavItem("tasks.nav.today", "/today", "today", 10, Tasks.SEE);
    }
}
