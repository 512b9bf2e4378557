package org.linli.care;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps needs where the people are: whoever looks after them there keeps what they need. */
@Component
class NeedLocation {

    private final NeedStore store;
    private final Needs needs;
    private final BusinessClock clock;

    NeedLocation(NeedStore store, Needs needs, BusinessClock clock) {
        this.store = store;
        this.needs = needs;
        this.clock = clock;
    }

    @EventListener
    void moved(PersonMoved event) {
        move(List.of(event));
    }

    @EventListener
    void moved(PeopleMoved event) {
        move(event.moves());
    }

    /** Most of many need nothing. */
    private void move(List<PersonMoved> moves) {
        Map<PersonId, PersonMoved> byPerson =
                moves.stream().collect(Collectors.toMap(PersonMoved::person, move -> move, (first, last) -> last));
        for (Need need : store.open(byPerson.keySet())) {
            PersonMoved to = Objects.requireNonNull(byPerson.get(Objects.requireNonNull(need.person())));
            store.move(need.id(), to);
            if (!need.household().equals(to.household())) {
                needs.closeTask(need, "care.need.closed.moved");
                needs.openTask(need, to.path(), to.rentalPath(), to.household());
            }
        }
    }

    @EventListener
    void gone(PersonGone event) {
        for (Need need : store.open(List.of(event.person()))) {
            needs.closeTask(need, "care.need.closed.gone");
            store.end(need.id(), new Need.Ending(Need.Outcome.OTHER, clock.now(), null));
        }
    }

    /** Their tasks follow by themselves. */
    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
