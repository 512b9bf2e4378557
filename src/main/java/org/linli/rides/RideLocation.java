package org.linli.rides;

import java.util.List;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps rides where the people and their homes are. */
@Component
class RideLocation {

    private final RideStore store;
    private final RideRequests requests;

    RideLocation(RideStore store, RideRequests requests) {
        this.store = store;
        this.requests = requests;
    }

    @EventListener
    void moved(PersonMoved event) {
        requests.move(new PeopleMoved(List.of(event)));
    }

    @EventListener
    void moved(PeopleMoved event) {
        requests.move(event);
    }

    @EventListener
    void gone(PersonGone event) {
        requests.gone(event.person());
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
