package org.linli.care;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a measure that was registered in advance take the place of the one that runs, on the day on which it begins and
 * not before.
 */
@Component
class MeasureTakeover implements RecurringCheck {

    private final JdbcClient jdbc;
    private final MeasureSuccession superseding;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    MeasureTakeover(
            JdbcClient jdbc, MeasureSuccession superseding, TransactionTemplate transaction, BusinessClock clock) {
        this.jdbc = jdbc;
        this.superseding = superseding;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            List<PersonId> persons = transaction.execute(status -> begun());
            persons.forEach(person -> transaction.executeWithoutResult(status -> superseding.settle(person)));
            return persons.size();
        });
    }

    /** Who has a measure that was registered in advance and has begun by today, while another one still runs. */
    private List<PersonId> begun() {
        LocalDate today = clock.today();
        return jdbc.sql("""
                        select distinct w.person_id
                          from care.measure w
                          join care.measure r on r.person_id = w.person_id and r.id <> w.id and r.drill = w.drill
                         where w.ended_at is null and w.co_resident_of is null and w.started_on <= :today
                           and cast(w.begun_at at time zone :zone as date) < w.started_on
                           and r.ended_at is null and r.co_resident_of is null and r.started_on <= :today
                        """).param("today", today).param("zone", clock.zone().getId()).query(UUID.class).list().stream()
                .map(PersonId::of)
                .toList();
    }
}
