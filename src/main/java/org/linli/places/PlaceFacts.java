package org.linli.places;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A socket: what other modules know of places, in a few words: on the page of one and on the map. */
public interface PlaceFacts {

    /** What whoever reads them must be allowed. */
    String permission();

    /** By place, asked for once for many; places of which nothing is known may be left out. */
    Map<UUID, List<PlaceFact>> of(Collection<UUID> places);
}
