package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;
import org.linli.policy.Facts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Arrivals on record as the rules see them, to be decided again: what was known, as it was known then. */
@Service
@Transactional(readOnly = true)
public class ArrivalReview {

    private final JdbcClient jdbc;
    private final ArrivalStore store;
    private final ArrivalScreening screening;

    ArrivalReview(JdbcClient jdbc, ArrivalStore store, ArrivalScreening screening) {
        this.jdbc = jdbc;
        this.store = store;
        this.screening = screening;
    }

    /**
     * One of them.
     *
     * @param path where it was registered
     * @param facts as the rules were asked when it was registered
     * @param positives when the positive tests were taken that were brought along
     */
    public record Case(
            ArrivalId arrival,
            PersonId person,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            Facts facts,
            List<Instant> positives) {}

    /**
     * Whom other rules would concern, in the signed-in scope: whose measure runs because of the arrival, and who was
     * only registered since a day and is under nothing.
     */
    public List<UUID> concerned(LocalDate since) {
        return jdbc.sql("""
                        select a.id
                          from arrivals.arrival a
                          join care.measure m on m.source_id = a.id and m.person_id = a.person_id
                         where a.withdrawn_at is null
                           and m.ended_at is null and m.co_resident_of is null and not m.drill
                        union all
                        select a.id
                          from arrivals.arrival a
                         where a.withdrawn_at is null and a.measure_id is null and a.protocol is null
                           and a.registered_on >= :since
                           and not exists (select from arrivals.arrival later
                                            where later.person_id = a.person_id and later.withdrawn_at is null
                                              and later.arrived_on > a.arrived_on)
                           and not exists (select from care.measure m
                                            where m.person_id = a.person_id and m.ended_at is null
                                              and m.co_resident_of is null)
                        """).param("since", since).query(UUID.class).list();
    }

    /** Those of these arrivals that stand, with what is known of each. */
    public List<Case> cases(Collection<UUID> ids) {
        List<Arrival> all = store.all(ids).stream().filter(Arrival::stands).toList();
        Map<ArrivalId, List<PriorTest>> tests =
                store.tests(all.stream().map(Arrival::id).toList());
        return all.stream()
                .map(each -> of(each, tests.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Case of(Arrival arrival, List<PriorTest> tests) {
        NewArrival said = NewArrival.again(arrival.id(), arrival, "", tests);
        return new Case(
                arrival.id(),
                arrival.person(),
                arrival.path(),
                arrival.rentalPath(),
                screening.facts(said, arrival.registeredAt()),
                said.positives());
    }
}
