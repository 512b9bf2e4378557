package org.linli.confinement;

import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps leaves where the homes are. */
@Component
class LeaveLocation {

    private final LeaveStore store;

    LeaveLocation(LeaveStore store) {
        this.store = store;
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
