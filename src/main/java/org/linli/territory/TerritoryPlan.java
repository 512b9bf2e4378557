package org.linli.territory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A whole sub-district with its buildings and homes, to be laid into an empty territory at once. Ids come with it, so
 * that other modules can be filled in the same way.
 *
 * @param areas a parent before its children
 */
public record TerritoryPlan(List<Drawn> areas, List<Built> buildings, List<Home> homes) {

    public TerritoryPlan {
        areas = List.copyOf(areas);
        buildings = List.copyOf(buildings);
        homes = List.copyOf(homes);
    }

    /** A node with its border. */
    public record Drawn(Area area, @Nullable Outline outline) {}

    /** A building; let when it has a landlord. */
    public record Built(
            BuildingId id,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            String address,
            @Nullable Position position,
            int walkOrder,
            @Nullable Landlord landlord) {}

    /** A home in one of the buildings; its rental path only when it is let. */
    public record Home(
            DwellingId id,
            BuildingId building,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            String room,
            int walkOrder,
            boolean rental) {}
}
