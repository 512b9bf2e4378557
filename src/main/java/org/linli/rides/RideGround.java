package org.linli.rides;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.routes.RoutePlan;
import org.linli.routes.RouteProblem;
import org.linli.routes.RouteStop;

/**
 * What a day is planned from.
 *
 * @param base the moment from which on the problem counts seconds
 * @param done stops that lie behind the cars already, by car
 * @param unknown rides of which nobody knows where they begin or end
 * @param outward of ways back, the way there that is still to be driven
 * @param isMeasured whether ways were measured on the roads
 */
record RideGround(
        RouteProblem problem,
        Instant base,
        Map<UUID, List<RideStop>> done,
        List<UUID> unknown,
        Map<UUID, UUID> outward,
        boolean isMeasured) {

    /** The stops of all cars: those behind them, then those that a plan says. */
    List<RideStop> stops(RoutePlan plan) {
        Set<UUID> stranded = stranded(plan);
        var all = new ArrayList<RideStop>();
        problem.vehicles().forEach(vehicle -> {
            List<RideStop> behind = done.getOrDefault(vehicle.id(), List.of());
            int no = 0;
            for (RideStop stop : behind) {
                no++;
                all.add(stop.at(no));
            }
            for (RouteStop stop : driven(plan.of(vehicle.id()), stranded)) {
                no++;
                all.add(new RideStop(
                        vehicle.id(),
                        no,
                        stop.request(),
                        stop.kind(),
                        at(stop.arrives()),
                        at(stop.begins()),
                        at(stop.leaves())));
            }
        });
        return all;
    }

    /** Those of a car but for the stranded; a car that then takes nobody needs no rest. */
    private static List<RouteStop> driven(List<RouteStop> stops, Set<UUID> stranded) {
        List<RouteStop> driven = stops.stream()
                .filter(stop -> stop.request() == null || !stranded.contains(stop.request()))
                .toList();
        return driven.stream().allMatch(stop -> stop.request() == null) ? List.of() : driven;
    }

    private Instant at(double seconds) {
        return base.plusSeconds(Math.round(seconds));
    }

    /** Whom nobody takes. */
    Map<UUID, RideReason> left(RoutePlan plan) {
        var left = new HashMap<UUID, RideReason>();
        plan.left().forEach((ride, reason) -> left.put(ride, RideReason.of(reason)));
        unknown.forEach(ride -> left.put(ride, RideReason.NO_POSITION));
        stranded(plan).forEach(ride -> left.put(ride, RideReason.NO_WAY_THERE));
        return left;
    }

    /** Ways back of those whom nobody takes there. */
    private Set<UUID> stranded(RoutePlan plan) {
        return outward.entrySet().stream()
                .filter(ways -> plan.left().containsKey(ways.getValue()) || unknown.contains(ways.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
