package org.linli.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.platform.solving.SolvingBudget;

/** Places along one straight road, a metre a second, and who is to be driven along it. */
final class RouteSample {

    static final double ALWAYS = 100_000;

    final List<RouteVehicle> vehicles = new ArrayList<>();
    final List<RouteRequest> requests = new ArrayList<>();
    RouteWeights weights = new RouteWeights(1000, 2, 1);

    /** Index of a place is its metre on the road. */
    private static final RouteTravel ROAD = new RouteTravel() {
        @Override
        public int places() {
            return 1000;
        }

        @Override
        public double seconds(int from, int to) {
            return Math.abs(from - to);
        }

        @Override
        public double metres(int from, int to) {
            return Math.abs(from - to);
        }
    };

    UUID car(int seats, int wheelchairs) {
        return car(new RouteRoom(seats, wheelchairs), 0, ALWAYS, false, List.of());
    }

    UUID car(RouteRoom room, double from, double until, boolean shielded, List<RouteBreak> breaks) {
        var id = new UUID(1, vehicles.size());
        vehicles.add(new RouteVehicle(id, room, 0, 0, from, until, shielded, breaks, List.of()));
        return id;
    }

    void car(RouteRoom room, double from, double until, double longest, boolean shielded, List<RouteBreak> breaks) {
        var id = new UUID(1, vehicles.size());
        vehicles.add(new RouteVehicle(id, room, 0, 0, from, until, longest, shielded, breaks, List.of()));
    }

    /** With one seat, whose driver may be under way for so long. */
    void carFor(double longest, List<RouteBreak> breaks) {
        car(new RouteRoom(1, 0), 0, ALWAYS, longest, false, breaks);
    }

    /** Stands at a place with somebody in it. */
    UUID carWith(UUID aboard, int place, double now) {
        return carWith(List.of(aboard), new RouteRoom(4, 0), place, now, List.of());
    }

    UUID carWith(List<UUID> aboard, RouteRoom room, int place, double now, List<RouteBreak> breaks) {
        var id = new UUID(1, vehicles.size());
        vehicles.add(new RouteVehicle(id, room, place, 0, now, ALWAYS, false, breaks, aboard));
        return id;
    }

    static RouteEnd at(int place) {
        return new RouteEnd(place, 0, ALWAYS, 0);
    }

    static RouteEnd at(int place, double earliest, double latest) {
        return new RouteEnd(place, earliest, latest, 0);
    }

    UUID ride(RouteEnd from, RouteEnd to) {
        return ride(from, to, new RouteRoom(1, 0), Double.POSITIVE_INFINITY, false, false);
    }

    UUID ride(RouteEnd from, RouteEnd to, RouteRoom room, double longest, boolean waits, boolean alone) {
        var id = new UUID(2, requests.size());
        requests.add(new RouteRequest(id, from, to, room, longest, waits, alone, alone));
        return id;
    }

    RouteProblem problem() {
        return new RouteProblem(vehicles, requests, ROAD, weights);
    }

    RoutePlan plan() {
        return new RoutePlanner().plan(problem(), SolvingBudget.ofMoves(200, 1));
    }

    /** Fails where anybody sits in a car for whom there is no room, is late, or is driven in parts. */
    void check(RoutePlan plan) {
        Map<UUID, RouteRequest> asked = new HashMap<>();
        requests.forEach(request -> asked.put(request.id(), request));
        Map<UUID, Integer> taken = new HashMap<>();
        for (RouteVehicle car : vehicles) {
            new RouteDrive(car, asked).drive(plan.of(car.id())).forEach(id -> taken.merge(id, 1, Integer::sum));
        }
        for (RouteRequest request : requests) {
            boolean left = plan.left().containsKey(request.id());
            demand(taken.getOrDefault(request.id(), 0) == (left ? 0 : 1), request + " is driven once or left");
        }
    }

    static void demand(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Not so: " + what);
        }
    }
}
