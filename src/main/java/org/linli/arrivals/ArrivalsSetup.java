package org.linli.arrivals;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.stream.Stream;
import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.linli.people.PersonAction;
import org.linli.platform.NavItem;
import org.linli.statement.Breakdown;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to permissions, navigation and the daily statement. */
@Configuration(proxyBeanMethods = false)
class ArrivalsSetup {

    @Bean
    Permission readArrivals() {
        return Permission.of(
                Arrivals.READ, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    Permission registerArrivals() {
        return Permission.of(Arrivals.REGISTER, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER);
    }

    @Bean
    Permission correctArrivals() {
        return Permission.of(Arrivals.CORRECT, COMMAND, SECRETARY, GRID_LEADER);
    }

    @Bean
    Permission exportArrivals() {
        return Permission.of(Arrivals.EXPORT, COMMAND, SECRETARY, HEALTH_STAFF);
    }

    @Bean
    Permission importArrivals() {
        return Permission.of(Arrivals.IMPORT, COMMAND, SECRETARY, GRID_LEADER);
    }

    @Bean
    NavItem arrivalsInNavigation() {
        return new NavItem("arrivals.nav", "/arrivals", "register", 25, Arrivals.READ);
    }

    @Bean
    PersonAction registerArrivalOfPerson() {
        return new PersonAction(
                "arrivals.register.title", "/arrivals/new?person={id}", "register", 20, Arrivals.REGISTER);
    }

    /** Describes the plain texts that an answer has beside its components. */
    @Bean
    GlobalOpenApiCustomizer detailsOfArrivals() {
        return api -> {
            Schema arrival = api.getComponents().getSchemas().get("Arrival");
            if (arrival != null) {
                Stream.of(ArrivalDetail.values())
                        .forEach(detail -> arrival.addProperty(
                                detail.field(),
                                new StringSchema().maxLength(detail.longest()).description("Absent when not said")));
            }
        };
    }

    /** The people who came from elsewhere. */
    private static final Section SECTION = new Section("arrivals", 100, 199);

    @Bean
    Section arrivalSection() {
        return SECTION;
    }

    @Bean
    Counter registeredToday() {
        return Counter.of("arrivals.registered", SECTION, 100, """
                        select id, path, rental_path, person_id, registered_at as at,
                               substr(origin_code, 1, 2) as breakdown, '/arrivals/' || id as link
                          from arrivals.arrival
                         where registered_on = :day and withdrawn_at is null
                        """)
                .by(Breakdown.PROVINCE)
                .as(Trait.NEWS, Trait.HEADLINE);
    }

    @Bean
    Counter registeredOnly() {
        return Counter.of("arrivals.registered.only", SECTION, 110, """
                select id, path, rental_path, person_id, registered_at as at,
                       null::text as breakdown, '/arrivals/' || id as link
                  from arrivals.arrival
                 where registered_on = :day and withdrawn_at is null and protocol is null
                """);
    }

    /** Rows of a file are nobody's forms. */
    @Bean
    WorkSource registrationsAsWork() {
        return new WorkSource("arrivals.registered", """
                select a.registered_by as account_id, a.registered_at as at, cast(null as timestamptz) as until,
                       'arrivals.work.registered' as kind, true as work, cast(null as uuid) as door, true as form,
                       false as call
                  from arrivals.arrival a
                 where a.source <> 'import' and a.registered_at >= :from and a.registered_at < :to
                """);
    }
}
