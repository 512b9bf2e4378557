package org.linli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.linli.routes.RouteBreak;
import org.linli.routes.RouteEnd;
import org.linli.routes.RouteProblem;
import org.linli.routes.RouteRequest;
import org.linli.routes.RouteRoom;
import org.linli.routes.RouteTravel;
import org.linli.routes.RouteVehicle;
import org.linli.routes.RouteWeights;

/**
 * A made-up day on which elders are driven to be vaccinated and home again: homes in villages around, a site 3.5 km
 * from the first, a slot of half an hour for each, home after the observation.
 */
final class BenchRideDays {

    private static final int OPENS = 8 * 3600;
    private static final int CLOSES = 17 * 3600;
    private static final int SLOT = 30 * 60;
    private static final int STAY = 50 * 60;
    private static final int PATIENCE = 60 * 60;
    private static final int LONGEST = 45 * 60;
    private static final int BOARDING = 60;
    private static final int WITH_WHEELCHAIR = 180;
    private static final double SECONDS_OF_METRE = 3.6 / 25;
    private static final double ROAD_FACTOR = 1.35;
    private static final int FAR = 3500;
    private static final int VILLAGE = 400;

    private final Random random;
    private final List<double[]> places = new ArrayList<>();
    private final List<RouteVehicle> vehicles = new ArrayList<>();
    private final List<RouteRequest> requests = new ArrayList<>();

    private BenchRideDays(int seed) {
        random = new Random(seed);
    }

    /** @param riders each of whom is driven there and back */
    static RouteProblem of(int seed, int riders, int cars) {
        var day = new BenchRideDays(seed);
        day.lay(riders, cars);
        return new RouteProblem(day.vehicles, day.requests, new Roads(day.places), RouteWeights.USUAL);
    }

    private void lay(int riders, int cars) {
        places.add(new double[] {0, 0});
        for (int i = 0; i < cars; i++) {
            double noon = 11 * 3600.0 + random.nextInt(3600);
            vehicles.add(new RouteVehicle(
                    new UUID(1, i),
                    new RouteRoom(random.nextInt(4, 8), i % 3 == 0 ? 1 : 0),
                    0,
                    0,
                    OPENS - SLOT,
                    CLOSES + 2.0 * PATIENCE,
                    false,
                    List.of(new RouteBreak(noon, noon + PATIENCE, SLOT)),
                    List.of()));
        }
        int villages = 3 + riders / 40;
        List<double[]> squares = new ArrayList<>();
        for (int i = 0; i < villages; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double far = FAR * (0.5 + random.nextDouble());
            squares.add(new double[] {far * Math.cos(angle), far * Math.sin(angle)});
        }
        int slots = (CLOSES - OPENS) / SLOT;
        for (int i = 0; i < riders; i++) {
            double[] square = squares.get(random.nextInt(villages));
            places.add(new double[] {square[0] + near(), square[1] + near()});
            int home = places.size() - 1;
            int slot = OPENS + SLOT * random.nextInt(slots);
            boolean wheelchair = random.nextInt(25) == 0;
            int boarding = wheelchair ? WITH_WHEELCHAIR : BOARDING;
            var room = new RouteRoom(wheelchair ? 0 : 1, wheelchair ? 1 : 0);
            int ready = slot + SLOT + STAY;
            requests.add(new RouteRequest(
                    new UUID(2, 2L * i),
                    new RouteEnd(home, slot - PATIENCE, slot + SLOT, boarding),
                    new RouteEnd(0, slot - 10 * 60.0, slot + SLOT, boarding),
                    room,
                    LONGEST,
                    false,
                    false,
                    false));
            requests.add(new RouteRequest(
                    new UUID(2, 2L * i + 1),
                    new RouteEnd(0, ready, ready + PATIENCE, boarding),
                    new RouteEnd(home, ready, ready + 2.0 * PATIENCE, boarding),
                    room,
                    LONGEST,
                    true,
                    false,
                    false));
        }
    }

    private double near() {
        return VILLAGE * random.nextGaussian();
    }

    private static final class Roads implements RouteTravel {

        private final double[][] metres;

        Roads(List<double[]> places) {
            metres = new double[places.size()][places.size()];
            for (int i = 0; i < metres.length; i++) {
                for (int j = 0; j < metres.length; j++) {
                    double[] one = places.get(i);
                    double[] other = places.get(j);
                    metres[i][j] = ROAD_FACTOR * Math.hypot(one[0] - other[0], one[1] - other[1]);
                }
            }
        }

        @Override
        public int places() {
            return metres.length;
        }

        @Override
        public double seconds(int from, int to) {
            return SECONDS_OF_METRE * metres[from][to];
        }

        @Override
        public double metres(int from, int to) {
            return metres[from][to];
        }
    }
}
