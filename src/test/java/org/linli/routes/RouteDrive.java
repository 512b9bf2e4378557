package org.linli.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Drives along the stops of one car, and fails at the first rule that they break: counted apart from the planner. */
final class RouteDrive {

    private static final double SLACK = 1e-3;

    private final RouteVehicle car;
    private final Map<UUID, RouteRequest> asked;
    private final Map<UUID, Double> inside = new HashMap<>();
    private final List<UUID> done = new ArrayList<>();
    private double time;
    private int place;
    private double setsOut = Double.NaN;
    private double rested;

    RouteDrive(RouteVehicle car, Map<UUID, RouteRequest> asked) {
        this.car = car;
        this.asked = asked;
        time = car.from();
        place = car.start();
        car.aboard().forEach(id -> inside.put(id, car.from()));
    }

    /** Answers whom it brought. */
    List<UUID> drive(List<RouteStop> stops) {
        int breaks = 0;
        for (RouteStop stop : stops) {
            if (stop.kind() == RouteStop.Kind.BREAK) {
                RouteBreak rest = car.breaks().get(breaks++);
                RouteSample.demand(inside.isEmpty(), "a break with nobody in the car");
                go(stop, place, rest.earliest(), rest.latest(), rest.length());
                rested += Double.isNaN(setsOut) ? 0 : rest.length();
            } else {
                serve(stop, Objects.requireNonNull(asked.get(stop.request())));
            }
        }
        checkHours(stops);
        RouteSample.demand(stops.isEmpty() || breaks == car.breaks().size(), "all breaks are kept");
        RouteSample.demand(stops.isEmpty() || inside.isEmpty(), "nobody is left in the car");
        RouteSample.demand(
                stops.isEmpty() || time + Math.abs(place - car.end()) <= car.until() + SLACK, "home in time");
        return done;
    }

    /** A rest after the last ride is not on the way. */
    private void checkHours(List<RouteStop> stops) {
        double atTheEnd = 0;
        double end = time;
        for (int i = stops.size() - 1; i >= 0 && stops.get(i).kind() == RouteStop.Kind.BREAK; i--) {
            atTheEnd += stops.get(i).leaves() - stops.get(i).begins();
            end = i == 0 ? time : stops.get(i - 1).leaves();
        }
        RouteSample.demand(
                Double.isNaN(setsOut)
                        || end + Math.abs(place - car.end()) - setsOut - (rested - atTheEnd) <= car.longest() + SLACK,
                "the driver is under way no longer than they may");
    }

    private void serve(RouteStop stop, RouteRequest request) {
        boolean isPickup = stop.kind() == RouteStop.Kind.PICKUP;
        RouteEnd end = isPickup ? request.from() : request.to();
        if (Double.isNaN(setsOut)) {
            setsOut = stop.begins() - Math.abs(place - end.place());
        }
        go(stop, end.place(), end.earliest(), end.latest(), end.service());
        if (isPickup) {
            inside.put(request.id(), stop.leaves());
            checkRoom();
        } else {
            Double since = inside.remove(request.id());
            RouteSample.demand(since != null, "picked up before set down");
            RouteSample.demand(
                    car.aboard().contains(request.id())
                            || stop.begins() - Objects.requireNonNull(since) <= request.longest() + SLACK,
                    "not longer than allowed");
            done.add(request.id());
        }
    }

    private void go(RouteStop stop, int to, double earliest, double latest, double length) {
        RouteSample.demand(stop.arrives() >= time + Math.abs(place - to) - SLACK, "no faster than the road");
        RouteSample.demand(stop.begins() >= Math.max(stop.arrives(), earliest) - SLACK, "not too soon");
        RouteSample.demand(stop.begins() <= latest + SLACK, "not too late");
        RouteSample.demand(stop.leaves() >= stop.begins() + length - SLACK, "time to get in and out");
        time = stop.leaves();
        place = to;
    }

    private void checkRoom() {
        int seats = 0;
        int wheelchairs = 0;
        boolean alone = false;
        for (UUID id : inside.keySet()) {
            RouteRequest request = Objects.requireNonNull(asked.get(id));
            seats += request.room().seats();
            wheelchairs += request.room().wheelchairs();
            alone |= request.alone();
            RouteSample.demand(!request.shielded() || car.shielded(), "the driver is protected");
        }
        RouteSample.demand(seats <= car.room().seats(), "enough seats");
        RouteSample.demand(wheelchairs <= car.room().wheelchairs(), "enough places for wheelchairs");
        RouteSample.demand(!alone || inside.size() == 1, "alone in the car");
    }
}
