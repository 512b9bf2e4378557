package org.linli.wellbeing;

import java.time.LocalDate;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is not well: by what was said last, yesterday or today. What is older says nothing of today. */
@Component
class MoodStanding {

    /** What was said last of each, of {@code :from} and later days only. */
    private static final String LAST = """
            (select distinct on (person_id) *
               from wellbeing.said
              where day >= :from
              order by person_id, at desc, id desc)""";

    /**
     * The same with since when they have not been well, and when and by whom somebody last talked with them; to be read
     * with {@code :from}.
     */
    static final String TALKED = """
            (select last.*,
                    (select min(s.at)
                       from wellbeing.said s
                      where s.person_id = last.person_id and s.worrying
                        and s.at > coalesce((select max(well.at)
                                               from wellbeing.said well
                                              where well.person_id = last.person_id and not well.worrying),
                                            '-infinity')) as since,
                    talk.at as talked_at, talk.account_id as talked_by
               from %s last
               left join lateral (select h.at, h.account_id
                                    from wellbeing.held h
                                   where h.person_id = last.person_id and h.outcome = 'kept'
                                   order by h.at desc, h.id desc
                                   limit 1) talk on true)""".formatted(LAST);

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
        return jdbc.sql("select count(*) from " + LAST + " last where worrying")
                .param("from", from())
                .query(Long.class)
                .single();
    }
}
