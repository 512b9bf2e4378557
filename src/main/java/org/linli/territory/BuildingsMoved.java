package org.linli.territory;

import java.util.Set;
import org.linli.access.AreaPath;

/**
 * Buildings, with all their dwellings, now lie in another household cell. Modules whose rows carry the path of a
 * dwelling move them in the same transaction; listeners are called before it commits.
 */
public record BuildingsMoved(AreaPath from, AreaPath to, Set<BuildingId> buildings) {

    public BuildingsMoved {
        buildings = Set.copyOf(buildings);
    }
}
