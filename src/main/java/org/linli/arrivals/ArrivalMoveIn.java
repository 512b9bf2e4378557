package org.linli.arrivals;

import java.util.List;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrivals.ArrivalUpcoming.Come;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.platform.NotFound;
import org.linli.platform.RecurringCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves people on record to where they stay, on the day of an arrival that was registered in advance. */
@Component
class ArrivalMoveIn implements RecurringCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalMoveIn.class);

    private final ArrivalUpcoming toCome;
    private final People people;
    private final TransactionTemplate transaction;

    ArrivalMoveIn(ArrivalUpcoming toCome, People people, TransactionTemplate transaction) {
        this.toCome = toCome;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            List<Come> come = transaction.execute(status -> toCome.come());
            come.forEach(each -> transaction.executeWithoutResult(status -> moveIn(each)));
            return come.size();
        });
    }

    private void moveIn(Come come) {
        toCome.done(come.arrival());
        try {
            Person person = people.get(come.person());
            if (person.diedOn() == null
                    && (person.leftOn() != null || !person.household().equals(come.to()))) {
                people.move(person.id(), person.version(), come.to());
            }
        } catch (NotFound gone) {
            LOG.warn("Arrival {} moves nobody: {}", come.arrival(), gone.getMessage());
        }
    }
}
