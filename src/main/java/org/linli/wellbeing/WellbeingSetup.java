package org.linli.wellbeing;

import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.platform.NavItem;
import org.linli.tasks.TodayCount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and Today. */
@Configuration(proxyBeanMethods = false)
class WellbeingSetup {

    /** Permission to read how people said they are and what was talked about: of those who look after them. */
    static final String SEE = "wellbeing.see";

    /** Permission to see to somebody for whom talk is not enough. */
    static final String ALARM = "wellbeing.alarm";

    @Bean
    Permission seeWellbeing() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    Permission handleWellbeingAlarms() {
        return Permission.of(ALARM, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF);
    }

    @Bean
    TodayCount notWell(ObjectProvider<MoodStanding> standing) {
        return new TodayCount(
                "wellbeing.today",
                MoodPages.PATH,
                "talk",
                40,
                SEE,
                () -> standing.getObject().count());
    }

    @Bean
    NavItem moodsInNavigation() {
        return new NavItem("wellbeing.nav", MoodPages.PATH, "talk", 57, SEE);
    }

    /** Who it was with and what was said is not asked. */
    @Bean
    WorkSource talksAsWork() {
        return new WorkSource("wellbeing.talked", """
                select t.account_id, t.at, cast(null as timestamptz) as until, 'wellbeing.work.talked' as kind,
                       true as work, cast(null as uuid) as door, false as form, true as call
                  from wellbeing.talk t
                 where t.at >= :from and t.at < :to
                """);
    }
}
