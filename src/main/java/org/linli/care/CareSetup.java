package org.linli.care;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import java.util.Locale;
import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.imports.ImportAsides;
import org.linli.people.PersonAction;
import org.linli.platform.NavItem;
import org.linli.tasks.TodayCount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class CareSetup {

    /** Permission to see who is under a measure, and its records. */
    static final String SEE = "care.see";

    /** Permission to extend, end and transfer measures and to enter results. */
    static final String MOVE = "care.move";

    /** Permission to confirm a release. */
    static final String RELEASE = "care.release";

    /** Permission to see to alarms and to explain a fever. */
    static final String ALARM = "care.alarm";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "care.export";

    @Bean
    Permission seeCare() {
        return Permission.of(SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission moveCare() {
        return Permission.of(MOVE, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission releaseFromCare() {
        return Permission.of(RELEASE, GRID_LEADER, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission handleAlarms() {
        return Permission.of(ALARM, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    Permission exportCare() {
        return Permission.of(EXPORT, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR);
    }

    @Bean
    PersonAction putUnderMeasure() {
        return new PersonAction("care.hand.title", "/care/new?person={id}", "care", 30, MOVE);
    }

    @Bean
    TodayCount resultsToEnter(ObjectProvider<CareWaiting> care) {
        return new TodayCount(
                "care.today.results",
                "/care/results",
                "sample",
                10,
                MOVE,
                () -> care.getObject().results());
    }

    @Bean
    TodayCount resultsToDecideAbout(ObjectProvider<ImportAsides> asides) {
        return new TodayCount(
                "care.today.asides",
                "/imports/results",
                "alarm",
                5,
                MOVE,
                () -> asides.getObject().urgent(LabResultImport.KEY));
    }

    @Bean
    TodayCount feversToExplain(ObjectProvider<CareWaiting> care) {
        return ofState(care, MeasureState.ALARM, "temperature", 20, ALARM);
    }

    @Bean
    TodayCount measuresAtTheirEnd(ObjectProvider<CareWaiting> care) {
        return ofState(care, MeasureState.DUE, "release", 30, MOVE);
    }

    /** Measures in that state, for those who hold the permission to do something about it. */
    private static TodayCount ofState(
            ObjectProvider<CareWaiting> care, MeasureState state, String icon, int order, String permission) {
        return new TodayCount(
                "care.today." + state.name().toLowerCase(Locale.ROOT),
                "/care?state=" + state,
                icon,
                order,
                permission,
                () -> care.getObject().measures(state));
    }

    @Bean
    NavItem careInNavigation() {
        return new NavItem("care.nav.care", "/care", "care", 50, SEE);
    }

    /** Checks and samples are told as tasks. */
    @Bean
    WorkSource measuresByHandAsWork() {
        return new WorkSource("care.by-hand", """
                select m.begun_by as account_id, m.begun_at as at, cast(null as timestamptz) as until,
                       'care.work.begun' as kind, true as work, cast(null as uuid) as door, true as form,
                       false as call
                  from care.measure m
                 where m.source_id is null and m.co_resident_of is null
                   and m.begun_at >= :from and m.begun_at < :to
                """);
    }
}
