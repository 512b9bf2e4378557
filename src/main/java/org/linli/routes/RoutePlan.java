package org.linli.routes;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which vehicle drives where.
 *
 * @param routes by vehicle; empty for one that stays
 * @param left requests that no vehicle takes, and why
 * @param vehicles how many drive
 * @param waiting seconds that people wait, together
 * @param metres all together
 */
public record RoutePlan(
        Map<UUID, List<RouteStop>> routes, Map<UUID, RouteReason> left, int vehicles, double waiting, double metres) {

    public RoutePlan {
        routes = Map.copyOf(routes);
        left = Map.copyOf(left);
    }

    /** Where a vehicle stops; nowhere where it stays. */
    public List<RouteStop> of(UUID vehicle) {
        return routes.getOrDefault(vehicle, List.of());
    }
}
