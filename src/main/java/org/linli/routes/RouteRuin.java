package org.linli.routes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Takes some requests out of a plan, to be put in again better: any, such as belong together, such as cost much, or a
 * whole route (S. Ropke, D. Pisinger, An adaptive large neighborhood search heuristic for the pickup and delivery
 * problem with time windows, Transportation Science 40, 2006).
 */
final class RouteRuin {

    private static final int FEWEST = 3;
    private static final int MOST = 24;
    private static final double GREATEST_PART = 0.4;

    /** Of a hundred, how many are of this kind or one before it. */
    private static final int ANY = 20;

    private static final int RELATED = 65;
    private static final int DEAR = 85;
    private static final int KINDS = 100;

    /** The greater, the more the next best is taken. */
    private static final double GREED_OF_RELATED = 6;

    private static final double GREED_OF_DEAR = 3;

    private final RouteBoard board;
    private final RouteModel model;
    private final RouteNeighbours neighbours;
    private final RandomGenerator random;
    private final BitSet taken = new BitSet();

    RouteRuin(RouteBoard board, RouteNeighbours neighbours, RandomGenerator random) {
        this.board = board;
        this.model = board.model();
        this.neighbours = neighbours;
        this.random = random;
    }

    /** Takes them out, and answers all that are out then. */
    BitSet ruin() {
        int planned = model.requests() - board.left().cardinality();
        if (planned > 0) {
            choose(planned);
            takeOut();
        }
        return board.left();
    }

    private void choose(int planned) {
        int most = (int) Math.min(MOST, Math.max(FEWEST, GREATEST_PART * planned));
        int count = Math.min(planned, random.nextInt(FEWEST, most + 1));
        int kind = random.nextInt(KINDS);
        if (kind < ANY) {
            any(count);
        } else if (kind < RELATED) {
            related(count);
        } else if (kind < DEAR) {
            dear(count);
        } else {
            route();
        }
    }

    private int onePlanned() {
        int request;
        do {
            request = random.nextInt(model.requests());
        } while (board.left().get(request));
        return request;
    }

    private void any(int count) {
        while (taken.cardinality() < count) {
            taken.set(onePlanned());
        }
    }

    /** Such as are near to one that is out already, or to the first. */
    private void related(int count) {
        List<Integer> out = new ArrayList<>();
        BitSet left = board.left();
        int first = left.isEmpty() ? onePlanned() : left.nextSetBit(0);
        if (left.isEmpty()) {
            taken.set(first);
        }
        out.add(first);
        for (int tries = 0; taken.cardinality() < count && tries < 4 * count; tries++) {
            int[] near = neighbours.of(out.get(random.nextInt(out.size())));
            for (int i = skewed(near.length, GREED_OF_RELATED); i < near.length; i++) {
                if (!left.get(near[i]) && !taken.get(near[i])) {
                    taken.set(near[i]);
                    out.add(near[i]);
                    break;
                }
            }
        }
    }

    private int skewed(int length, double greed) {
        return (int) (length * Math.pow(random.nextDouble(), greed));
    }

    /** Such as the routes would be much cheaper without. */
    private void dear(int count) {
        record Priced(int request, double saved) {}
        List<Priced> priced = new ArrayList<>();
        for (int request = 0; request < model.requests(); request++) {
            if (!board.left().get(request)) {
                Route route = board.route(board.vehicleOf(request));
                var one = new BitSet();
                one.set(request);
                Route without = Route.of(model, route.vehicle(), route.without(one));
                priced.add(new Priced(request, without == null ? 0 : route.cost() - without.cost()));
            }
        }
        priced.sort(Comparator.comparingDouble(Priced::saved).reversed());
        while (taken.cardinality() < count && !priced.isEmpty()) {
            taken.set(priced.remove(skewed(priced.size(), GREED_OF_DEAR)).request());
        }
    }

    /** A whole route, rather a short one, with some that are near to it. */
    private void route() {
        int vehicle = board.vehicleOf(onePlanned());
        int other = board.vehicleOf(onePlanned());
        if (board.route(other).nodes().length < board.route(vehicle).nodes().length) {
            vehicle = other;
        }
        for (int node : board.route(vehicle).nodes()) {
            if (!model.isBreak(node)) {
                taken.set(RouteModel.requestOf(node));
            }
        }
        int some = taken.cardinality() + random.nextInt(MOST / 2);
        for (int tries = 0; taken.cardinality() < some && tries < some; tries++) {
            int[] near = neighbours.of(taken.nextSetBit(0));
            int request = near.length == 0 ? 0 : near[skewed(near.length, GREED_OF_RELATED)];
            if (!board.left().get(request)) {
                taken.set(request);
            }
        }
    }

    private void takeOut() {
        var vehicles = new BitSet();
        taken.stream().forEach(request -> vehicles.set(board.vehicleOf(request)));
        vehicles.stream().forEach(vehicle -> {
            Route route = board.route(vehicle);
            // Fewer stops are never later, where the way over a place is not shorter than past it.
            Route without = Route.of(model, vehicle, route.without(taken));
            if (without != null) {
                board.lay(without);
            }
        });
    }
}
