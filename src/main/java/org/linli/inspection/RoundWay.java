package org.linli.inspection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.places.Place;
import org.linli.territory.Building;
import org.linli.territory.Position;
import org.linli.territory.Territory;

/** Where places lie on the way through their cell: at the building that is nearest, or has their address. */
final class RoundWay {

    /** Behind all buildings: where nothing tells. */
    static final int LAST = 1_000_000;

    private final Territory territory;
    private final Map<AreaPath, List<Building>> known = new HashMap<>();

    RoundWay(Territory territory) {
        this.territory = territory;
    }

    int order(Place place) {
        List<Building> buildings = known.computeIfAbsent(place.path(), territory::buildings);
        Position at = place.position();
        return buildings.stream()
                .filter(building ->
                        at == null ? building.address().equals(place.address()) : building.position() != null)
                .min(Comparator.comparingDouble(building -> distance(at, building.position())))
                .map(Building::walkOrder)
                .orElse(LAST);
    }

    /** Of no unit: only to be compared. */
    private static double distance(@Nullable Position a, @Nullable Position b) {
        if (a == null || b == null) {
            return 0;
        }
        double east = (b.lng() - a.lng()) * Math.cos(Math.toRadians((a.lat() + b.lat()) / 2));
        return Math.hypot(b.lat() - a.lat(), east);
    }
}
