package org.linli.confinement;

import java.util.List;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps leaves where the people and their homes are. */
@Component
class LeaveLocation {

    private final LeaveStore store;
    private final Leaves leaves;

    LeaveLocation(LeaveStore store, Leaves leaves) {
        this.store = store;
        this.leaves = leaves;
    }

    @EventListener
    void moved(PersonMoved event) {
        leaves.move(new PeopleMoved(List.of(event)));
    }

    @EventListener
    void moved(PeopleMoved event) {
        leaves.move(event);
    }

    @EventListener
    void gone(PersonGone event) {
        leaves.gone(event.person());
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
