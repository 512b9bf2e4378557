package org.linli.tasks;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GATE_GUARD;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;
import static org.linli.access.Role.VOLUNTEER;

import org.linli.access.AccountLink;
import org.linli.access.OthersTasks;
import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.platform.NavItem;
import org.linli.statement.Breakdown;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class TasksSetup {

    @Bean
    Section taskSection() {
        return TaskSections.TASKS;
    }

    @Bean
    Section alarmSection() {
        return TaskSections.ALARMS;
    }

    /** Today is the first page of everybody but whoever stands at a gate, and the auditor, who has nothing to do. */
    @Bean
    Permission openToday() {
        return Permission.of(
                Tasks.TODAY, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, VOLUNTEER, HEALTH_STAFF);
    }

    /** Who stands at a gate is given no tasks, and has no need to read who is under a measure. */
    @Bean
    Permission seeTasks() {
        return Permission.of(
                Tasks.SEE,
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                VOLUNTEER,
                HEALTH_STAFF,
                AUDITOR);
    }

    /** A volunteer has only the tasks that were given to them; what a guard enters becomes tasks of others. */
    @Bean
    Permission seeOthersTasks() {
        return Permission.of(
                OthersTasks.SEE,
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                GATE_GUARD,
                HEALTH_STAFF,
                AUDITOR);
    }

    @Bean
    Permission doTasks() {
        return Permission.of(
                Tasks.DO, GRID_WORKER, VOLUNTEER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission assignTasks() {
        return Permission.of(Tasks.ASSIGN, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission handOverTasks() {
        return Permission.of(
                TaskHandovers.HAND_OVER, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    AccountLink handoverOfAnAccount() {
        return new AccountLink("tasks.handover.title", TaskHandoverPages.PATH, TaskHandovers.HAND_OVER, Tasks.ASSIGN);
    }

    @Bean
    Permission exportTasks() {
        return Permission.of(Tasks.EXPORT, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    /**
     * What was still to do at the end of the day though its time was over, and could still count as done: what was
     * missed has figures of its own. Exercises count nowhere.
     */
    @Bean
    Counter overdueTasks() {
        return Counter.of("tasks.overdue", TaskSections.TASKS, 600, """
                select t.id, t.path, t.rental_path, t.person_id, t.due_until as at, cast(null as text) as breakdown,
                       '/tasks/' || t.id as link
                  from tasks.task t
                 where t.due_until < least(cast(:now as timestamptz), cast(:to as timestamptz))
                   and (t.missed_after is null
                        or t.missed_after >= least(cast(:now as timestamptz), cast(:to as timestamptz)))
                   and ((t.done_at is null and t.closed_at is null)
                        or t.done_at > least(cast(:now as timestamptz), cast(:to as timestamptz))
                        or (t.done_at is null
                            and t.closed_at > least(cast(:now as timestamptz), cast(:to as timestamptz))))
                   and not coalesce(t.data ->> 'drill', '') = 'yes'
                """).as(Trait.ALARM);
    }

    private static final String NO_DRILL = " and not coalesce(t.data ->> 'drill', '') = 'yes'";

    /** Alarms that nobody had handled by the end of the day. */
    @Bean
    Counter openAlarms() {
        return Counter.of("alarms.open", TaskSections.ALARMS, 60, """
                select t.id, t.path, t.rental_path, t.person_id, t.opened_at as at, cast(null as text) as breakdown,
                       '/tasks/' || t.id as link
                  from tasks.task t
                 where t.urgency > 0 and t.opened_at <= :now and t.opened_at < :to
                   and (t.done_at is null or t.done_at > :now or t.done_at >= :to)
                   and (t.closed_at is null or t.done_at is not null or t.closed_at > :now or t.closed_at >= :to)
                """ + NO_DRILL)
                .as(Trait.ALARM, Trait.PENDING);
    }

    /** Alarms that were handled on the day, by how long that took. */
    @Bean
    Counter handledAlarms() {
        return Counter.of("alarms.handled", TaskSections.ALARMS, 70, """
                select t.id, t.path, t.rental_path, t.person_id, t.done_at as at,
                       case when t.done_at <= t.opened_at + interval '30 minutes' then 'half-hour'
                            when t.done_at <= t.opened_at + interval '2 hours' then 'two-hours'
                            else 'longer' end as breakdown,
                       '/tasks/' || t.id as link
                  from tasks.task t
                 where t.urgency > 0 and t.done_at >= :from and t.done_at < :to
                """ + NO_DRILL)
                .by(Breakdown.WORD);
    }

    @Bean
    NavItem todayInNavigation(ObjectProvider<Tasks> tasks) {
        return new NavItem(
                "tasks.nav.today",
                "/today",
                "today",
                10,
                Tasks.TODAY,
                new NavItem.Badge(
                        "tasks.nav.today.alarms", () -> tasks.getObject().alarms()));
    }

    /** What was done by phone was at no door. */
    @Bean
    WorkSource completionsAsWork() {
        return new WorkSource("tasks.done", """
                select c.account_id, c.at, cast(null as timestamptz) as until, 'tasks.kind.' || t.kind as kind,
                       true as work, case when o.called then null else t.household_id end as door, true as form,
                       o.called as call
                  from tasks.completion c
                  join tasks.task t on t.id = c.task_id
                 cross join lateral (
                       select coalesce(c.answers ->> 'outcome', '') in ('spoken', 'unreached') as called) o
                 where c.at >= :from and c.at < :to
                """);
    }
}
