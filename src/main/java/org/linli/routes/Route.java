package org.linli.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row of stops of one vehicle, with its times; only such as keep all windows, all room and all limits. Public for
 * the solver only.
 */
public final class Route {

    private final RouteModel model;
    private final int vehicle;
    private final int[] nodes;
    /** Where each stop is, those of a break as well. */
    private final int[] places;

    /** Metres until each stop, and to the end. */
    private final double[] driven;

    private final double[] arrives;
    private final double[] begins;
    /** When each stop can be left at the earliest. */
    private final double[] soonest;
    /** When each stop must begin, so that all after it can be kept. */
    private final double[] latest;

    private final int[] seats;
    private final int[] wheelchairs;
    private final boolean[] alone;
    private double metres;
    private double waiting;

    /** Seconds of waiting beyond what anybody has the patience for. */
    private double impatience;

    private boolean used;

    private Route(RouteModel model, int vehicle, int[] nodes) {
        this.model = model;
        this.vehicle = vehicle;
        this.nodes = nodes;
        places = new int[nodes.length];
        driven = new double[nodes.length + 1];
        arrives = new double[nodes.length];
        begins = new double[nodes.length];
        soonest = new double[nodes.length];
        latest = new double[nodes.length];
        seats = new int[nodes.length + 1];
        wheelchairs = new int[nodes.length + 1];
        alone = new boolean[nodes.length + 1];
    }

    /** Null where it cannot be driven. */
    static @Nullable Route of(RouteModel model, int vehicle, int[] nodes) {
        var route = new Route(model, vehicle, nodes);
        return route.isLoadable() && route.isInTime() && route.isShort() && route.isWithinHours() ? route : null;
    }

    /** Of a vehicle that takes nobody new. */
    static Route idle(RouteModel model, int vehicle) {
        Route idle = of(model, vehicle, model.beginning(vehicle));
        if (idle == null) {
            throw new IllegalArgumentException("A vehicle cannot keep its own break: " + vehicle);
        }
        return idle;
    }

    private boolean isLoadable() {
        RouteRoom room = model.vehicle(vehicle).room();
        int staying = 0;
        for (int request : model.aboardIn(vehicle)) {
            board(0, request, 1);
            alone[0] |= model.request(request).alone();
            staying += isSetDown(request) ? 0 : taken(request);
        }
        for (int i = 0; i < nodes.length; i++) {
            seats[i + 1] = seats[i];
            wheelchairs[i + 1] = wheelchairs[i];
            alone[i + 1] = alone[i];
            int node = nodes[i];
            boolean isEmpty = isEmpty(i);
            if (model.isBreak(node)) {
                if (seats[i] + wheelchairs[i] > staying) {
                    return false;
                }
                continue;
            }
            used = true;
            int request = RouteModel.requestOf(node);
            boolean own = model.request(request).alone();
            if (RouteModel.isPickup(node)) {
                if (alone[i] || own && !isEmpty) {
                    return false;
                }
                board(i + 1, request, 1);
                alone[i + 1] = own;
                if (seats[i + 1] > room.seats() || wheelchairs[i + 1] > room.wheelchairs()) {
                    return false;
                }
            } else {
                board(i + 1, request, -1);
                alone[i + 1] = alone[i] && !own;
            }
        }
        return true;
    }

    /** Who is aboard of whom nothing is planned yet keeps the seat, but does not keep the driver from resting. */
    private boolean isSetDown(int request) {
        int setdown = RouteModel.setdown(request);
        return Arrays.stream(nodes).anyMatch(node -> node == setdown);
    }

    private int taken(int request) {
        RouteRoom room = model.request(request).room();
        return room.seats() + room.wheelchairs();
    }

    private void board(int index, int request, int sign) {
        RouteRoom room = model.request(request).room();
        seats[index] += sign * room.seats();
        wheelchairs[index] += sign * room.wheelchairs();
    }

    private boolean isEmpty(int index) {
        return seats[index] == 0 && wheelchairs[index] == 0;
    }

    private boolean isInTime() {
        RouteVehicle car = model.vehicle(vehicle);
        double time = car.from();
        int at = car.start();
        for (int i = 0; i < nodes.length; i++) {
            int node = nodes[i];
            int to = model.place(node) == RouteModel.HERE ? at : model.place(node);
            places[i] = to;
            arrives[i] = time + model.seconds(at, to);
            begins[i] = Math.max(arrives[i], model.earliest(node));
            if (begins[i] > model.latest(node) + RouteModel.SLACK) {
                return false;
            }
            metres += model.metres(at, to);
            driven[i] = metres;
            time = begins[i] + model.service(node);
            soonest[i] = time;
            at = to;
        }
        if (!used) {
            metres = 0;
            return true;
        }
        metres += model.metres(at, car.end());
        driven[nodes.length] = metres;
        double end = car.until() - model.seconds(at, car.end());
        for (int i = nodes.length - 1; i >= 0; i--) {
            latest[i] = Math.min(model.latest(nodes[i]), end - model.service(nodes[i]));
            end = latest[i] - model.seconds(i == 0 ? car.start() : places[i - 1], places[i]);
        }
        return time + model.seconds(at, car.end()) <= car.until() + RouteModel.SLACK;
    }

    /** Whether nobody sits in the car for longer than they may. */
    private boolean isShort() {
        if (!model.hasRiders()) {
            return true;
        }
        waitWhileEmpty();
        for (int i = 0; i < nodes.length; i++) {
            int node = nodes[i];
            if (model.isBreak(node)) {
                continue;
            }
            int index = RouteModel.requestOf(node);
            RouteRequest request = model.request(index);
            if (RouteModel.isPickup(node)) {
                continue;
            }
            double since = model.vehicle(vehicle).from();
            double straight = 0;
            double waited = 0;
            if (model.isFree(index)) {
                int pickup = pickupOf(index, i);
                since = leaves(pickup);
                straight = model.seconds(request.from().place(), request.to().place());
                waited = request.waits() ? begins[pickup] - model.earliest(nodes[pickup]) : 0;
            }
            double ride = begins[i] - since;
            if (ride > request.longest() + RouteModel.SLACK) {
                return false;
            }
            wait(waited + Math.max(0, ride - straight));
        }
        return true;
    }

    private void wait(double seconds) {
        waiting += seconds;
        impatience += Math.max(0, seconds - model.problem().weights().patience());
    }

    /** Whether the driver is under way for no longer than they may; what they rest on the way is left out. */
    private boolean isWithinHours() {
        double longest = model.vehicle(vehicle).longest();
        if (!used || longest == Double.POSITIVE_INFINITY) {
            return true;
        }
        int first = 0;
        while (model.isBreak(nodes[first])) {
            first++;
        }
        int last = nodes.length - 1;
        while (model.isBreak(nodes[last])) {
            last--;
        }
        double out = model.seconds(placeAfter(first), places[first]);
        double home = model.seconds(places[last], model.vehicle(vehicle).end());
        double rested = 0;
        for (int i = first; i < last; i++) {
            rested += model.isBreak(nodes[i]) ? model.service(nodes[i]) : 0;
        }
        return leaves(last) + home - (begins[first] - out) - rested <= longest + RouteModel.SLACK;
    }

    private int pickupOf(int request, int before) {
        int pickup = RouteModel.pickup(request);
        int i = before - 1;
        while (nodes[i] != pickup) {
            i--;
        }
        return i;
    }

    private double leaves(int index) {
        return begins[index] + model.service(nodes[index]);
    }

    /**
     * Who is picked up first is picked up as late as nothing after it becomes later, so that the car waits while nobody
     * sits in it rather than on the way (the forward time slack of J.-F. Cordeau and G. Laporte, 2003).
     */
    private void waitWhileEmpty() {
        for (int i = 0; i < nodes.length; i++) {
            if (isEmpty(i) && !model.isBreak(nodes[i])) {
                int last = i;
                while (!isEmpty(last + 1)) {
                    last++;
                }
                delay(i, last);
                i = last;
            }
        }
    }

    private void delay(int first, int last) {
        double waited = 0;
        double delay = model.latest(nodes[first]) - begins[first];
        for (int i = first + 1; i <= last; i++) {
            waited += begins[i] - arrives[i];
            delay = Math.min(delay, waited + model.latest(nodes[i]) - begins[i]);
        }
        delay = Math.min(delay, waited);
        if (delay <= 0) {
            return;
        }
        begins[first] += delay;
        for (int i = first + 1; i <= last; i++) {
            arrives[i] = leaves(i - 1) + model.seconds(places[i - 1], places[i]);
            begins[i] = Math.max(arrives[i], model.earliest(nodes[i]));
        }
    }

    int vehicle() {
        return vehicle;
    }

    int[] nodes() {
        return nodes;
    }

    boolean isUsed() {
        return used;
    }

    double metres() {
        return metres;
    }

    double waiting() {
        return waiting;
    }

    double cost() {
        return (used ? model.problem().weights().vehicle() : 0) + costOfWays();
    }

    /** The cost but for that of the vehicle. */
    double costOfWays() {
        RouteWeights weights = model.problem().weights();
        return weights.waiting() * impatience + weights.metre() * metres;
    }

    /** Where the vehicle is after so many stops. */
    int placeAfter(int stops) {
        return stops == 0 ? model.vehicle(vehicle).start() : places[stops - 1];
    }

    /** When it can drive on after so many stops at the earliest. */
    double soonestAfter(int stops) {
        return stops == 0 ? model.vehicle(vehicle).from() : soonest[stops - 1];
    }

    int placeOf(int index) {
        return index == nodes.length ? model.vehicle(vehicle).end() : places[index];
    }

    /** How far it is from where it leaves after so many stops to a later stop, on its way. */
    double metresBetween(int after, int stop) {
        return driven[stop] - (after == 0 ? 0 : driven[after - 1]);
    }

    /** When it must be at a stop; after the last one, at its end. */
    double latestAt(int index) {
        return index == nodes.length ? model.vehicle(vehicle).until() : latest[index];
    }

    /** Whether there is room for them between two stops, and they may sit with whoever is in the car. */
    boolean hasRoom(int after, RouteRequest request) {
        RouteRoom room = model.vehicle(vehicle).room();
        return !alone[after]
                && !(request.alone() && !isEmpty(after))
                && seats[after] + request.room().seats() <= room.seats()
                && wheelchairs[after] + request.room().wheelchairs() <= room.wheelchairs();
    }

    /** Its nodes without some requests. */
    int[] without(BitSet requests) {
        var kept = new int[nodes.length];
        int count = 0;
        for (int node : nodes) {
            if (model.isBreak(node) || !requests.get(RouteModel.requestOf(node))) {
                kept[count++] = node;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    List<RouteStop> stops() {
        List<RouteStop> stops = new ArrayList<>();
        for (int i = 0; used && i < nodes.length; i++) {
            int node = nodes[i];
            boolean isBreak = model.isBreak(node);
            RouteStop.Kind kind = RouteModel.isPickup(node) ? RouteStop.Kind.PICKUP : RouteStop.Kind.SETDOWN;
            stops.add(new RouteStop(
                    isBreak ? null : model.request(RouteModel.requestOf(node)).id(),
                    isBreak ? RouteStop.Kind.BREAK : kind,
                    arrives[i],
                    begins[i],
                    leaves(i)));
        }
        return stops;
    }
}
