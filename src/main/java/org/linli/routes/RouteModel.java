package org.linli.routes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A problem as numbers: the pickup of request {@code r} is node {@code 2r}, where it is set down node {@code 2r + 1};
 * after these come the breaks.
 */
final class RouteModel {

    /** Of a node that is wherever the vehicle stands. */
    static final int HERE = -1;

    /** So that rounding makes nobody late, in seconds. */
    static final double SLACK = 1e-6;

    private final RouteProblem problem;
    private final int[] place;
    private final double[] earliest;
    private final double[] latest;
    private final double[] service;
    private final int[] aboardOf;
    private final int[][] aboardIn;
    private final RouteRequest[] asked;
    private final RouteVehicle[] cars;
    private final int[][] beginnings;
    private final boolean hasRiders;
    /** The first vehicle that is just like each. */
    private final int[] likes;

    RouteModel(RouteProblem problem) {
        this.problem = problem;
        int requests = problem.requests().size();
        int breaks = problem.vehicles().stream()
                .mapToInt(vehicle -> vehicle.breaks().size())
                .sum();
        int nodes = 2 * requests + breaks;
        place = new int[nodes];
        earliest = new double[nodes];
        latest = new double[nodes];
        service = new double[nodes];
        aboardOf = new int[requests];
        asked = problem.requests().toArray(RouteRequest[]::new);
        cars = problem.vehicles().toArray(RouteVehicle[]::new);
        aboardIn = new int[cars.length][];
        Arrays.fill(aboardOf, HERE);
        Map<UUID, Integer> indexes = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            RouteRequest request = problem.requests().get(i);
            indexes.put(request.id(), i);
            lay(pickup(i), request.from());
            lay(setdown(i), request.to());
        }
        hasRiders = problem.weights().waiting() > 0
                || problem.requests().stream().anyMatch(request -> request.longest() < Double.POSITIVE_INFINITY);
        likes = new int[problem.vehicles().size()];
        for (int i = 0; i < likes.length; i++) {
            likes[i] = first(i);
        }
        beginnings = new int[problem.vehicles().size()][];
        int node = 2 * requests;
        for (int i = 0; i < beginnings.length; i++) {
            RouteVehicle vehicle = problem.vehicles().get(i);
            int first = node;
            for (RouteBreak each : vehicle.breaks()) {
                place[node] = HERE;
                earliest[node] = each.earliest();
                latest[node] = each.latest();
                service[node] = each.length();
                node++;
            }
            beginnings[i] = new int[node - first];
            for (int k = 0; k < beginnings[i].length; k++) {
                beginnings[i][k] = first + k;
            }
            aboardIn[i] = vehicle.aboard().stream()
                    .mapToInt(aboard -> Optional.ofNullable(indexes.get(aboard))
                            .orElseThrow(() -> new IllegalArgumentException("Is aboard unasked: " + aboard)))
                    .toArray();
            for (int aboard : aboardIn[i]) {
                aboardOf[aboard] = i;
            }
        }
    }

    private int first(int index) {
        int first = 0;
        while (!vehicle(first).isLike(vehicle(index))) {
            first++;
        }
        return first;
    }

    private void lay(int node, RouteEnd end) {
        place[node] = end.place();
        earliest[node] = end.earliest();
        latest[node] = end.latest();
        service[node] = end.service();
    }

    RouteProblem problem() {
        return problem;
    }

    RouteVehicle vehicle(int index) {
        return cars[index];
    }

    RouteRequest request(int index) {
        return asked[index];
    }

    int vehicles() {
        return beginnings.length;
    }

    int requests() {
        return aboardOf.length;
    }

    static int pickup(int request) {
        return 2 * request;
    }

    static int setdown(int request) {
        return 2 * request + 1;
    }

    static int requestOf(int node) {
        return node / 2;
    }

    static boolean isPickup(int node) {
        return node % 2 == 0;
    }

    boolean isBreak(int node) {
        return node >= 2 * requests();
    }

    /** The requests whose people sit in the vehicle already. */
    int[] aboardIn(int vehicle) {
        return aboardIn[vehicle];
    }

    int place(int node) {
        return place[node];
    }

    double earliest(int node) {
        return earliest[node];
    }

    double latest(int node) {
        return latest[node];
    }

    double service(int node) {
        return service[node];
    }

    double seconds(int from, int to) {
        return problem.travel().seconds(from, to);
    }

    double metres(int from, int to) {
        return problem.travel().metres(from, to);
    }

    /** The route of a vehicle that takes nobody, with its breaks. */
    int[] beginning(int vehicle) {
        return beginnings[vehicle];
    }

    /** Whether it matters how long anybody sits in a car or waits; not with goods. */
    boolean hasRiders() {
        return hasRiders;
    }

    /** Whether the vehicle is one that they may be driven with at all. */
    boolean fits(int request, int vehicle) {
        RouteRequest asked = request(request);
        RouteVehicle offered = vehicle(vehicle);
        if (!isFree(request)) {
            return aboardOf[request] == vehicle;
        }
        return asked.room().seats() <= offered.room().seats()
                && asked.room().wheelchairs() <= offered.room().wheelchairs()
                && (!asked.shielded() || offered.shielded());
    }

    /** Whether they still can be picked up by any vehicle. */
    boolean isFree(int request) {
        return aboardOf[request] == HERE;
    }

    /** Whether no vehicle before it is just like it and drives nowhere, so that it need not be looked at. */
    boolean isFirstIdle(RouteBoard board, int vehicle) {
        if (board.route(vehicle).isUsed()) {
            return true;
        }
        for (int other = 0; other < vehicle; other++) {
            if (likes[other] == likes[vehicle] && !board.route(other).isUsed()) {
                return false;
            }
        }
        return true;
    }

    /** One that is just like this vehicle and drives nowhere. */
    OptionalInt nextIdle(RouteBoard board, int vehicle) {
        return IntStream.range(0, vehicles())
                .filter(other ->
                        likes[other] == likes[vehicle] && !board.route(other).isUsed())
                .findFirst();
    }

    List<RouteRequest> all() {
        return problem.requests();
    }
}
