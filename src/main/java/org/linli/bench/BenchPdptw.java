package org.linli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.routes.RouteEnd;
import org.linli.routes.RouteProblem;
import org.linli.routes.RouteRequest;
import org.linli.routes.RouteRoom;
import org.linli.routes.RouteTravel;
import org.linli.routes.RouteVehicle;
import org.linli.routes.RouteWeights;

/**
 * An instance of H. Li and A. Lim (2001) for pickup and delivery with time windows, as SINTEF publishes them: vehicles
 * first, then distance; a second is a unit of time, a metre one of distance.
 */
record BenchPdptw(String name, List<Row> rows, int vehicles, int capacity) {

    private static final Pattern ROUTE = Pattern.compile("Route\\s+\\d+\\s*:\\s*([\\d\\s]+)");

    /**
     * A place with what is to be done there; the first one is the depot.
     *
     * @param demand more than 0 where something is picked up
     * @param partner where what is picked up here is brought; 0 where it is brought here
     */
    record Row(double x, double y, int demand, double earliest, double latest, double service, int partner) {}

    /** Vehicles and distance of a plan. */
    record Best(int vehicles, double distance) {}

    static BenchPdptw read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .filter(line -> !line.isBlank())
                .toList();
        String[] head = lines.getFirst().trim().split("\\s+");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            double[] of = numbers(line);
            rows.add(new Row(of[1], of[2], (int) of[3], of[4], of[5], of[6], (int) of[8]));
        }
        return new BenchPdptw(
                file.getFileName().toString().replace(".txt", ""),
                rows,
                Integer.parseInt(head[0]),
                Integer.parseInt(head[1]));
    }

    private static double[] numbers(String line) {
        return Pattern.compile("\\s+")
                .splitAsStream(line.trim())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Of the best known plan, as its file lists the places of each route. */
    Best best(Path solution) throws IOException {
        Matcher route = ROUTE.matcher(Files.readString(solution, StandardCharsets.ISO_8859_1));
        int routes = 0;
        double distance = 0;
        while (route.find()) {
            routes++;
            int at = 0;
            for (double place : numbers(route.group(1))) {
                distance += apart(at, (int) place);
                at = (int) place;
            }
            distance += apart(at, 0);
        }
        return new Best(routes, distance);
    }

    private double apart(int one, int other) {
        return Math.hypot(rows.get(one).x - rows.get(other).x, rows.get(one).y - rows.get(other).y);
    }

    RouteProblem problem() {
        Row depot = rows.getFirst();
        List<RouteVehicle> cars = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            cars.add(new RouteVehicle(
                    new UUID(0, i),
                    new RouteRoom(capacity, 0),
                    0,
                    0,
                    depot.earliest,
                    depot.latest,
                    false,
                    List.of(),
                    List.of()));
        }
        List<RouteRequest> requests = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.demand > 0) {
                requests.add(new RouteRequest(
                        new UUID(1, i),
                        end(i),
                        end(row.partner),
                        new RouteRoom(row.demand, 0),
                        Double.POSITIVE_INFINITY,
                        false,
                        false,
                        false));
            }
        }
        return new RouteProblem(cars, requests, new Plane(), new RouteWeights(100_000, 0, 1));
    }

    private RouteEnd end(int index) {
        Row row = rows.get(index);
        return new RouteEnd(index, row.earliest, row.latest, row.service);
    }

    /** Fails where the plan does not take all, or breaks a window or the room: counted in its own words. */
    Best check(Map<UUID, List<Integer>> routes) {
        Map<Integer, Integer> taken = new HashMap<>();
        int used = 0;
        double distance = 0;
        for (List<Integer> route : routes.values()) {
            double time = rows.getFirst().earliest;
            int load = 0;
            int at = 0;
            for (int place : route) {
                Row row = rows.get(place);
                distance += apart(at, place);
                time = Math.max(row.earliest, time + apart(at, place));
                demand(time <= row.latest + 1e-3, place, "late");
                demand(row.demand > 0 || taken.containsKey(place), place, "brought before it is picked up");
                load += row.demand;
                demand(load <= capacity, place, "too much");
                time += row.service;
                demand(taken.put(row.demand > 0 ? row.partner : -place, at) == null, place, "twice");
                at = place;
            }
            used += route.isEmpty() ? 0 : 1;
            distance += apart(at, 0);
            demand(time + apart(at, 0) <= rows.getFirst().latest + 1e-3, 0, "late");
            demand(load == 0, 0, "not brought");
        }
        demand(taken.size() == rows.size() - 1, 0, "left out");
        return new Best(used, distance);
    }

    private void demand(boolean holds, int place, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(name + ", place " + place + ": " + otherwise);
        }
    }

    private final class Plane implements RouteTravel {

        private final double[][] distances = new double[rows.size()][rows.size()];

        Plane() {
            for (int i = 0; i < distances.length; i++) {
                for (int j = 0; j < distances.length; j++) {
                    distances[i][j] = apart(i, j);
                }
            }
        }

        @Override
        public int places() {
            return distances.length;
        }

        @Override
        public double seconds(int from, int to) {
            return distances[from][to];
        }

        @Override
        public double metres(int from, int to) {
            return distances[from][to];
        }
    }
}
