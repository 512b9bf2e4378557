package org.linli.supplies;

import java.util.List;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps deliveries where the homes are, their tasks follow by themselves; what a household gets goes along with the
 * last who moves out of it.
 */
@Component
class DeliveryLocation {

    private final DeliveryStore store;
    private final Deliveries deliveries;

    DeliveryLocation(DeliveryStore store, Deliveries deliveries) {
        this.store = store;
        this.deliveries = deliveries;
    }

    @EventListener
    void moved(PersonMoved event) {
        deliveries.follow(new PeopleMoved(List.of(event)));
    }

    @EventListener
    void moved(PeopleMoved event) {
        deliveries.follow(event);
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
