package org.linli.inspection;

import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the statement about patrols, findings and closures. */
@Configuration(proxyBeanMethods = false)
class InspectionCounters {

    static final String PLANNED = "inspection.planned";
    static final String DONE = "inspection.done";
    static final String SHUT = "inspection.shut";
    static final String MISSED = "inspection.missed";
    static final String OPEN = "inspection.findings";
    static final String OVERDUE = "inspection.overdue";
    static final String CLOSED = "inspection.closed";

    private static final Section SECTION = new Section("inspection", 1020, 1059);

    /** The last moment that counts: the end of the day, or now. */
    private static final String UNTIL = "least(cast(:now as timestamptz), cast(:to as timestamptz))";

    @Bean
    Section inspectionFigures() {
        return SECTION;
    }

    @Bean
    Counter roundsPlanned() {
        return rounds(PLANNED, 1020, "r.state <> 'called_off'");
    }

    @Bean
    Counter roundsDone() {
        return rounds(DONE, 1022, "r.state in ('fine', 'wrong')");
    }

    @Bean
    Counter roundsAtClosedDoors() {
        return rounds(SHUT, 1024, "r.state = 'shut'");
    }

    /** Also those whose hours are over and that nobody has walked yet. */
    @Bean
    Counter roundsMissed() {
        String late = "(r.state = 'missed' or r.state = 'planned' and r.due_until < %s)".formatted(UNTIL);
        return rounds(MISSED, 1026, late).as(Trait.PENDING);
    }

    private static Counter rounds(String key, int order, String which) {
        return Counter.of(key, SECTION, order, """
                        select r.id, r.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               r.due_from as at, cast(null as text) as breakdown,
                               '/inspection/places/' || r.place_id as link
                          from inspection.round r
                         where r.day = cast(:day as date) and %s
                        """.formatted(which));
    }

    @Bean
    Counter findingsOpen() {
        return findings(OPEN, 1030, "true");
    }

    @Bean
    Counter findingsOverdue() {
        return findings(OVERDUE, 1032, "f.due_at < " + UNTIL).as(Trait.ALARM, Trait.PENDING);
    }

    /** What lasted at the end of the day, mistakes left out. */
    private static Counter findings(String key, int order, String which) {
        return Counter.of(key, SECTION, order, """
                        select f.id, f.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               f.due_at as at, cast(null as text) as breakdown,
                               '/inspection/findings/' || f.id as link
                          from inspection.finding f
                         where f.found_at < :to and (f.ended_at is null or f.ended_at >= :to)
                           and f.state <> 'withdrawn' and %s
                        """.formatted(which));
    }

    @Bean
    Counter placesClosed() {
        return Counter.of(CLOSED, SECTION, 1040, """
                        select c.id, c.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               c.decided_at as at, cast(null as text) as breakdown,
                               '/inspection/places/' || c.place_id as link
                          from inspection.closure c
                         where c.closed_on <= cast(:day as date)
                           and (c.opened_on is null or c.opened_on > cast(:day as date))
                        """);
    }
}
