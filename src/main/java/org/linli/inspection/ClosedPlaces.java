package org.linli.inspection;

import java.util.Set;
import java.util.UUID;
import org.linli.places.Place;

/**
 * What is closed on a day.
 *
 * @param ids places of which it was decided; the stalls of a closed market are not among them
 */
record ClosedPlaces(Set<UUID> ids) {

    ClosedPlaces {
        ids = Set.copyOf(ids);
    }

    /** Whether it is closed, or the market that it stands in. */
    boolean has(Place place) {
        return ids.contains(place.id()) || place.market() != null && ids.contains(place.market());
    }
}
