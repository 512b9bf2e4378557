package org.linli.routes;

import java.util.List;

/** Who is to be driven, with what. */
public record RouteProblem(
        List<RouteVehicle> vehicles, List<RouteRequest> requests, RouteTravel travel, RouteWeights weights) {

    public RouteProblem {
        vehicles = List.copyOf(vehicles);
        requests = List.copyOf(requests);
    }
}
