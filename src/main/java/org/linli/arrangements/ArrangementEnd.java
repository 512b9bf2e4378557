package org.linli.arrangements;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends arrangements of homes where nobody is confined any more: who stayed elsewhere goes back by itself, unless
 * whoever looked after them is not there any more, such as in hospital: then it is asked again.
 */
@Component
class ArrangementEnd implements RecurringCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ArrangementEnd.class);

    private final JdbcClient jdbc;
    private final ArrangementStore store;
    private final StayMoving moving;
    private final Arrangements arrangements;
    private final Measures measures;
    private final ObjectProvider<Tasks> tasks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    ArrangementEnd(
            JdbcClient jdbc,
            ArrangementStore store,
            StayMoving moving,
            Arrangements arrangements,
            Measures measures,
            ObjectProvider<Tasks> tasks,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.moving = moving;
        this.arrangements = arrangements;
        this.measures = measures;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            List<UUID> over = transaction.execute(status -> over());
            return (int) over.stream().filter(this::ended).count();
        });
    }

    /** One that cannot end, such as for a home that is being changed, is tried again and keeps nobody else waiting. */
    private boolean ended(UUID id) {
        try {
            transaction.executeWithoutResult(status -> end(id));
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Arrangement {} could not end yet", id, failure);
            return false;
        }
    }

    private void end(UUID id) {
        tasks.getObject().hold(id);
        Arrangement arrangement = store.lock(id).orElseThrow();
        if (!arrangement.isOpen()) {
            return;
        }
        if (moving.wouldFindNobody(arrangement)) {
            arrangements.askAgain(arrangement);
            return;
        }
        moving.moveBack(arrangement);
        tasks.getObject().closeAll(id, "arrangements.closed.over");
        store.end(id, clock.now());
    }

    private List<UUID> over() {
        List<Arrangement> open = store.open();
        Map<HouseholdId, List<PersonId>> people =
                people(open.stream().map(Arrangement::household).toList());
        Set<PersonId> confined = confined(people.values());
        return open.stream()
                .filter(each -> people.getOrDefault(each.household(), List.of()).stream()
                        .noneMatch(confined::contains))
                .map(Arrangement::id)
                .toList();
    }

    private Set<PersonId> confined(Collection<List<PersonId>> people) {
        Set<PersonId> all = people.stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<PersonId> confined = new HashSet<>();
        for (Measure measure : measures.active(all).values()) {
            if (!measure.drill() && measure.phaseOn(clock.today()).kind().confines()) {
                confined.add(measure.personId());
            }
        }
        return confined;
    }

    private Map<HouseholdId, List<PersonId>> people(List<HouseholdId> households) {
        record Lives(HouseholdId household, PersonId person) {}
        return jdbc
                .sql("select household_id, id from people.person where household_id = any(:households)")
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query((rs, row) -> new Lives(
                        HouseholdId.of(rs.getObject("household_id", UUID.class)),
                        PersonId.of(rs.getObject("id", UUID.class))))
                .stream()
                .collect(Collectors.groupingBy(
                        Lives::household, Collectors.mapping(Lives::person, Collectors.toList())));
    }
}
