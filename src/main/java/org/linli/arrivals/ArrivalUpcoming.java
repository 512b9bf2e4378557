package org.linli.arrivals;

import java.util.List;
import java.util.UUID;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Arrivals registered in advance: where people on record move to on their day. */
@Repository
class ArrivalUpcoming {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    ArrivalUpcoming(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody who was registered in advance and has come by now. */
    record Come(ArrivalId arrival, PersonId person, HouseholdId to) {}

    List<Come> come() {
        return jdbc.sql("""
                        select id, person_id, moves_to from arrivals.arrival
                         where moves_to is not null and arrived_on <= :today and withdrawn_at is null
                         order by arrived_on, registered_at
                        """)
                .param("today", clock.today())
                .query((rs, n) -> new Come(
                        new ArrivalId(rs.getObject("id", UUID.class)),
                        new PersonId(rs.getObject("person_id", UUID.class)),
                        HouseholdId.of(rs.getObject("moves_to", UUID.class))))
                .list();
    }

    /** Nothing is to be done for it any more. */
    void done(ArrivalId id) {
        jdbc.sql("update arrivals.arrival set moves_to = null where id = :id")
                .param("id", id.value())
                .update();
    }
}
