package org.linli.inspection;

import org.linli.places.Place;
import org.linli.places.PlaceLink;
import org.springframework.stereotype.Component;

/** From a place of the register to its rounds, its findings, and to closing it. */
@Component
class PatrolledLink implements PlaceLink {

    @Override
    public String permission() {
        return Rounds.SEE;
    }

    @Override
    public String label() {
        return "inspection.title";
    }

    @Override
    public String href(Place place) {
        return PatrolledPages.PATH + "/" + place.id();
    }
}
