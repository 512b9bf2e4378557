package org.linli.supplies;

import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps deliveries where the homes are; their tasks follow by themselves. */
@Component
class DeliveryLocation {

    private final DeliveryStore store;

    DeliveryLocation(DeliveryStore store) {
        this.store = store;
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
