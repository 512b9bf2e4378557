package org.linli.arrangements;

import org.linli.care.MeasuresBegun;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks what becomes of those at home as soon as somebody is confined, and lets arrangements follow their homes. */
@Component
class ArrangementStart {

    private final Arrangements arrangements;
    private final ArrangementStore store;

    ArrangementStart(Arrangements arrangements, ArrangementStore store) {
        this.arrangements = arrangements;
        this.store = store;
    }

    @EventListener
    void begun(MeasuresBegun event) {
        arrangements.look(event.measures());
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
