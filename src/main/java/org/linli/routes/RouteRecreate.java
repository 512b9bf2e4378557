package org.linli.routes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests into the routes one by one: first whoever it would cost most to put in later (regret insertion, Ropke
 * and Pisinger 2006). Now and then a good place is overlooked, so that not always the same comes out.
 */
final class RouteRecreate {

    private static final double LEFT_OUT = 1e15;

    private final RouteBoard board;
    private final RouteModel model;
    private final RandomGenerator random;
    private final double overlooked;
    private final int depth;
    private final double noise;
    private final @Nullable RouteInsertion[][] best;

    /**
     * @param depth among how many vehicles it is weighed what it would cost to wait; 1 always takes the cheapest
     * @param overlooked how often a vehicle is not looked at, from 0 to 1
     */
    RouteRecreate(RouteBoard board, RandomGenerator random, int depth, double overlooked, double noise) {
        this.board = board;
        this.model = board.model();
        this.random = random;
        this.depth = depth;
        this.noise = noise;
        this.overlooked = overlooked;
        this.best = new RouteInsertion[model.requests()][];
    }

    void recreate() {
        BitSet open = (BitSet) board.left().clone();
        for (int request = open.nextSetBit(0); request >= 0; request = open.nextSetBit(request + 1)) {
            best[request] = new RouteInsertion[model.vehicles()];
            for (int vehicle = 0; vehicle < model.vehicles(); vehicle++) {
                look(request, vehicle);
            }
        }
        while (!open.isEmpty()) {
            int request = mostUrgent(open);
            open.clear(request);
            int vehicle = cheapest(request);
            if (vehicle >= 0) {
                boolean wasIdle = !board.route(vehicle).isUsed();
                insert(request, vehicle);
                look(open, vehicle);
                if (wasIdle && board.route(vehicle).isUsed()) {
                    model.nextIdle(board, vehicle).ifPresent(next -> look(open, next));
                }
            }
        }
    }

    private void look(BitSet open, int vehicle) {
        for (int request = open.nextSetBit(0); request >= 0; request = open.nextSetBit(request + 1)) {
            look(request, vehicle);
        }
    }

    private void look(int request, int vehicle) {
        boolean looks = model.isFirstIdle(board, vehicle) && random.nextDouble() >= overlooked;
        RouteInsertion found = looks ? RouteInsertion.best(model, board.route(vehicle), request) : null;
        best[request][vehicle] = found == null ? null : found.with(noise * (random.nextDouble() - 0.5));
    }

    private void insert(int request, int vehicle) {
        RouteInsertion insertion = best[request][vehicle];
        Route with = insertion == null ? null : insertion.into(model, board.route(vehicle), request);
        if (with != null) {
            board.lay(with);
        }
    }

    private int cheapest(int request) {
        int cheapest = -1;
        for (int vehicle = 0; vehicle < model.vehicles(); vehicle++) {
            RouteInsertion insertion = best[request][vehicle];
            if (insertion != null && (cheapest < 0 || insertion.added() < added(request, cheapest))) {
                cheapest = vehicle;
            }
        }
        return cheapest;
    }

    private double added(int request, int vehicle) {
        RouteInsertion insertion = best[request][vehicle];
        return insertion == null ? LEFT_OUT : insertion.added();
    }

    private int mostUrgent(BitSet open) {
        int urgent = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int request = open.nextSetBit(0); request >= 0; request = open.nextSetBit(request + 1)) {
            double regret = regret(request);
            if (regret > greatest) {
                greatest = regret;
                urgent = request;
            }
        }
        return urgent;
    }

    /** What it costs more with the next best vehicles than with the best; of depth 1, how cheap it is. */
    private double regret(int request) {
        var least = new double[Math.max(1, depth)];
        Arrays.fill(least, LEFT_OUT);
        for (int vehicle = 0; vehicle < model.vehicles(); vehicle++) {
            double added = added(request, vehicle);
            for (int i = 0; i < least.length; i++) {
                if (added < least[i]) {
                    double next = least[i];
                    least[i] = added;
                    added = next;
                }
            }
        }
        if (depth <= 1) {
            return -least[0];
        }
        double regret = 0;
        for (int i = 1; i < least.length; i++) {
            regret += least[i] - least[0];
        }
        return regret;
    }
}
