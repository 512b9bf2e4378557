package org.linli.photos;

import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets photos follow homes that come to lie in another cell. */
@Component
class PhotoRelocation {

    private final PhotoStore store;

    PhotoRelocation(PhotoStore store) {
        this.store = store;
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
