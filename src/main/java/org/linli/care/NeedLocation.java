package org.linli.care;

import java.util.Objects;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps needs where the people are: whoever looks after them there keeps what they need. */
@Component
class NeedLocation {

    private final NeedStore store;
    private final Needs needs;

    NeedLocation(NeedStore store, Needs needs) {
        this.store = store;
        this.needs = needs;
    }

    @EventListener
    void moved(PersonMoved event) {
        for (Need need : store.open(event.person())) {
            store.move(need.id(), event);
            boolean samePlace =
                    need.path().equals(event.path()) && Objects.equals(need.rentalPath(), event.rentalPath());
            if (!samePlace || !need.household().equals(event.household())) {
                needs.closeTask(need, "care.need.closed.moved");
                needs.openTask(need, event.path(), event.rentalPath(), event.household());
            }
        }
    }

    @EventListener
    void moved(PeopleMoved event) {
        event.moves().forEach(this::moved);
    }

    @EventListener
    void gone(PersonGone event) {
        store.open(event.person()).forEach(need -> needs.closeTask(need, "care.need.closed.gone"));
    }

    /** Their tasks follow by themselves. */
    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
