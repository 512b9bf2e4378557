package org.linli.care;

import org.linli.statement.Balance;
import org.linli.statement.Breakdown;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.linli.tasks.TaskSections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The day's figures about measures, checks and samples. A person under two measures in one place counts once, with the
 * one that began first; exercises count nowhere.
 */
@Configuration(proxyBeanMethods = false)
class CareCounters {

    /** Who is under which measure. */
    private static final Section CONTROL = new Section("control", 200, 299);

    /** Temperature and other daily checks. */
    private static final Section CHECKS = new Section("checks", 300, 399);

    /** Nucleic-acid samples. */
    private static final Section SAMPLES = new Section("samples", 400, 499);

    /** Whose measure ended. */
    private static final Section RELEASE = new Section("release", 500, 599);

    private static final String DAY = "cast(:day as date)";
    private static final String DAY_BEFORE = "cast(:day as date) - 1";

    private static final String ROW = """
            select m.id, m.path, m.rental_path, m.person_id, m.begun_at as at, m.protocol as breakdown,
                   '/care/' || m.id as link
              from care.measure m
             where
            """;

    @Bean
    Section controlSection() {
        return CONTROL;
    }

    @Bean
    Section checkSection() {
        return CHECKS;
    }

    @Bean
    Section sampleSection() {
        return SAMPLES;
    }

    @Bean
    Section releaseSection() {
        return RELEASE;
    }

    /** Whether the measure stands for its person at the end of that day. */
    private static String counted(String day) {
        return """
                (not m.drill and m.started_on <= %1$s and (m.ended_on is null or m.ended_on > %1$s)
                 and not exists (select 1 from care.measure o
                                  where o.person_id = m.person_id and o.path = m.path and not o.drill
                                    and o.started_on <= %1$s and (o.ended_on is null or o.ended_on > %1$s)
                                    and (o.started_on, o.id) < (m.started_on, m.id)))
                """.formatted(day);
    }

    private static final String WITHIN_THE_DAY =
            "(not m.drill and m.started_on = " + DAY + " and m.ended_on = " + DAY + ")";

    private static final String IN =
            "((" + counted(DAY) + " and not " + counted(DAY_BEFORE) + ") or " + WITHIN_THE_DAY + ")";

    private static final String OUT =
            "((" + counted(DAY_BEFORE) + " and not " + counted(DAY) + ") or " + WITHIN_THE_DAY + ")";

    @Bean
    Counter underControl() {
        return Counter.of("control.today", CONTROL, 200, ROW + counted(DAY))
                .by(Breakdown.TEXT)
                .as(Trait.HEADLINE);
    }

    @Bean
    Counter underControlYesterday() {
        return Counter.of("control.yesterday", CONTROL, 210, ROW + counted(DAY_BEFORE))
                .by(Breakdown.TEXT);
    }

    @Bean
    Counter cameUnderControl() {
        return Counter.of("control.in", CONTROL, 220, ROW + IN)
                .by(Breakdown.TEXT)
                .as(Trait.NEWS);
    }

    @Bean
    Counter leftControl() {
        return Counter.of("control.out", CONTROL, 230, """
                        select m.id, m.path, m.rental_path, m.person_id, m.ended_at as at,
                               case when m.ended_on = cast(:day as date) then m.outcome else 'changed' end as breakdown,
                               '/care/' || m.id as link
                          from care.measure m
                         where
                        """ + OUT)
                .by(Breakdown.WORD)
                .as(Trait.NEWS);
    }

    @Bean
    Balance controlAddsUp() {
        return Balance.balance("control.today", "control.yesterday", "control.in", "control.out");
    }

    /** Tasks of one kind that were wanted on the day: those called off before their time are not. */
    private static String slots(String kind, String condition) {
        return """
                select t.id, t.path, t.rental_path, t.person_id, t.due_until as at,
                       case when t.missed then 'entered' else 'never' end as breakdown, '/tasks/' || t.id as link
                  from tasks.slot t
                  join care.measure m on m.id = t.source_id and not m.drill
                 where t.kind = '%s' and t.day = cast(:day as date)
                   and (t.done_at is not null or t.closed_at is null or t.closed_at > t.due_until)
                """.formatted(kind) + condition;
    }

    private static final String DONE = " and t.done_at is not null and not t.missed";

    /** What was entered only after its grace stays missed, on whatever day it is counted. */
    private static final String MISSED =
            " and (t.missed or t.done_at is null and (t.closed_at is not null or t.missed_after < :now))";

    /** Still to come, or overdue: what is entered now counts as done. */
    private static final String OPEN = " and t.done_at is null and t.closed_at is null and t.missed_after >= :now";

    private static Counter checks(String what, int order, String condition) {
        return Counter.of("checks." + what, CHECKS, order, slots(TemperatureCheck.KEY, condition));
    }

    private static Counter samples(String what, int order, String condition) {
        return Counter.of("samples." + what, SAMPLES, order, slots(SampleTaking.KEY, condition));
    }

    private static Balance addUp(String what) {
        return Balance.sum(what + ".due", what + ".done", what + ".missed", what + ".open");
    }

    @Bean
    Counter checksDue() {
        return checks("due", 300, "");
    }

    @Bean
    Counter checksDone() {
        return checks("done", 310, DONE).as(Trait.HEADLINE);
    }

    @Bean
    Counter checksMissed() {
        return checks("missed", 320, MISSED).by(Breakdown.WORD).as(Trait.ALARM, Trait.PENDING);
    }

    @Bean
    Counter checksOpen() {
        return checks("open", 330, OPEN).as(Trait.PENDING);
    }

    @Bean
    Balance checksAddUp() {
        return addUp("checks");
    }

    @Bean
    Counter samplesDue() {
        return samples("due", 400, "");
    }

    @Bean
    Counter samplesDone() {
        return samples("done", 410, DONE);
    }

    @Bean
    Counter samplesMissed() {
        return samples("missed", 420, MISSED).by(Breakdown.WORD).as(Trait.ALARM, Trait.PENDING);
    }

    @Bean
    Counter samplesOpen() {
        return samples("open", 430, OPEN).as(Trait.PENDING);
    }

    @Bean
    Balance samplesAddUp() {
        return addUp("samples");
    }

    /**
     * People with a fever by the mark of their protocol, on the day on which it became known; once a day, however often
     * it was measured. A reading that only corrects a fever was known with the one that it corrects.
     */
    @Bean
    Counter fevers() {
        return Counter.of("alarms.fever", TaskSections.ALARMS, 50, """
                        select distinct on (t.person_id)
                               t.id, m.path, m.rental_path, t.person_id, t.at, cast(null as text) as breakdown,
                               '/care/' || t.measure_id as link
                          from care.temperature t
                          join care.measure m on m.id = t.measure_id and not m.drill
                          join lateral (select min(r.received_at) as at from care.temperature r
                                         where r.measure_id = t.measure_id and r.concern = 'fever'
                                           and (r.id = t.id or r.task_id = t.task_id)) known
                            on known.at >= :from and known.at < :to
                         where t.concern = 'fever'
                           and not exists (select 1 from care.temperature later where later.replaces = t.id)
                         order by t.person_id, t.at, t.id
                        """).as(Trait.NEWS, Trait.ALARM);
    }

    /**
     * People under a measure whose fever nobody could explain by the end of the day, also once the alarm about it is
     * handled: it keeps standing in the way of the release, so whoever signs is to know of it.
     */
    @Bean
    Counter unexplainedFevers() {
        return Counter.of("alarms.unexplained", TaskSections.ALARMS, 65, """
                        select distinct on (t.person_id)
                               t.id, m.path, m.rental_path, t.person_id, t.at, cast(null as text) as breakdown,
                               '/care/' || t.measure_id as link
                          from care.temperature t
                          join care.measure m on m.id = t.measure_id and not m.drill
                           and (m.ended_on is null or m.ended_on > cast(:day as date))
                         where t.concern = 'fever'
                           and t.received_at < :to
                           and not exists (select 1 from care.temperature later where later.replaces = t.id)
                           and not exists (select 1
                                             from care.explanation e
                                            where e.temperature_id = t.id and e.at < :to)
                         order by t.person_id, t.at, t.id
                        """).as(Trait.ALARM, Trait.PENDING);
    }

    /**
     * Samples found positive on the day, whenever they were taken: it is the day on which it became known that is told.
     */
    @Bean
    Counter positives() {
        return Counter.of("samples.positive", TaskSections.ALARMS, 55, """
                        select s.id, m.path, m.rental_path, s.person_id, s.at, cast(null as text) as breakdown,
                               '/care/' || s.measure_id as link
                          from (select r.sample_id, min(r.at) as at
                                  from care.result r
                                 where r.result = 'positive'
                                 group by r.sample_id) known
                          join care.tested s on s.id = known.sample_id
                          join care.measure m on m.id = s.measure_id and not m.drill
                         where known.at >= :from and known.at < :to
                           and s.result = 'positive' and s.carried_from is null
                        """).as(Trait.NEWS, Trait.ALARM);
    }

    @Bean
    Counter releasedToday() {
        return Counter.of("release.today", RELEASE, 500, """
                        select m.id, m.path, m.rental_path, m.person_id, m.ended_at as at, m.protocol as breakdown,
                               '/care/' || m.id as link
                          from care.measure m
                         where not m.drill and m.outcome = 'released' and m.ended_on = cast(:day as date)
                        """).by(Breakdown.TEXT).as(Trait.NEWS, Trait.HEADLINE);
    }

    @Bean
    Counter overdueReleases() {
        return Counter.of("release.overdue", RELEASE, 510, """
                        select m.id, m.path, m.rental_path, m.person_id, cast(m.ends_on as timestamptz) as at,
                               m.protocol as breakdown, '/care/' || m.id as link
                          from care.measure m
                         where not m.drill and m.ends_on < cast(:day as date) and m.started_on <= cast(:day as date)
                           and (m.ended_on is null or m.ended_on > cast(:day as date))
                        """)
                .by(Breakdown.TEXT)
                .as(Trait.ALARM, Trait.PENDING);
    }
}
