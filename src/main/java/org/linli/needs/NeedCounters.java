package org.linli.needs;

import org.linli.statement.Breakdown;
import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The day's figures about promises, by kind. What was entered by mistake counts nowhere. */
@Configuration(proxyBeanMethods = false)
class NeedCounters {

    private static final Section NEEDS = new Section("needs", 800, 899);

    /** The end of the day, or now. */
    private static final String END = "least(cast(:now as timestamptz), cast(:to as timestamptz))";

    private static final String ROW = """
            select n.id, n.path, n.rental_path, n.person_id, %s as at, n.what as breakdown, '/needs/' || n.id as link
              from needs.need n
             where n.outcome is distinct from 'mistake'
            """;

    private static final String STOOD = """
             and n.opens_at <= :now and n.opens_at < :to
             and (n.outcome is null or n.ended_at > :now or n.ended_at >= :to)
            """;

    @Bean
    Section needSection() {
        return NEEDS;
    }

    /** What was to be kept at the end of the day, in time or not. */
    @Bean
    Counter openNeeds() {
        return Counter.of("needs.open", NEEDS, 800, ROW.formatted("n.due_at") + STOOD)
                .by(Breakdown.WORD)
                .as(Trait.PENDING);
    }

    /** Of these, those whose time was over. */
    @Bean
    Counter lateNeeds() {
        return Counter.of("needs.late", NEEDS, 810, ROW.formatted("n.due_at") + STOOD + " and n.due_at < " + END)
                .by(Breakdown.WORD)
                .as(Trait.ALARM, Trait.PENDING);
    }

    /** What was kept on the day, in its time. */
    @Bean
    Counter keptNeeds() {
        return Counter.of("needs.kept", NEEDS, 820, ROW.formatted("n.ended_at") + """
                         and n.outcome = 'kept' and n.ended_at >= :from and n.ended_at < :to and n.ended_at <= n.due_at
                        """)
                .by(Breakdown.WORD);
    }
}
