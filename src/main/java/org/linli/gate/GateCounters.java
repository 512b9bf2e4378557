package org.linli.gate;

import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the statement about gates: of what was amiss, which is kept without the person. */
@Configuration(proxyBeanMethods = false)
class GateCounters {

    static final String REFUSED = "gate.refused";
    static final String LET_IN = "gate.checked";

    private static final Section SECTION = new Section("gate", 1060, 1079);

    @Bean
    Section gateFigures() {
        return SECTION;
    }

    @Bean
    Counter refusedAtGates() {
        return amiss(REFUSED, 1060, "refused");
    }

    /** With something amiss, such as a fever, let in after a second look. */
    @Bean
    Counter letInAtGates() {
        return amiss(LET_IN, 1070, "checked");
    }

    private static Counter amiss(String key, int order, String outcome) {
        return Counter.of(key, SECTION, order, """
                        select a.id, a.path, cast(null as text) as rental_path, cast(null as uuid) as person_id, a.at,
                               cast(null as text) as breakdown, cast(null as text) as link
                          from gate.amiss a
                         where a.day = cast(:day as date) and a.outcome = '%s'
                        """.formatted(outcome));
    }
}
