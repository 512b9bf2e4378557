package org.linli.wellbeing;

import java.time.LocalDate;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is not well: by what was said last, yesterday or today. What is older says nothing of today. */
@Component
class MoodStanding {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    MoodStanding(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first day whose answers still say how somebody is. */
    LocalDate from() {
        return clock.today().minusDays(1);
    }

    /** How many are not well in the area of whoever acts. */
    long count() {
        return jdbc.sql("""
                        select count(*)
                          from (select distinct on (person_id) worrying
                                  from wellbeing.said
                                 where day >= :from
                                 order by person_id, at desc, id desc) as last
                         where worrying
                        """).param("from", from()).query(Long.class).single();
    }
}
