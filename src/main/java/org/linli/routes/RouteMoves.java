package org.linli.routes;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import java.util.Iterator;
import java.util.random.RandomGenerator;

/** What the search tries: a part of the plan is taken apart and put together anew. Public for the solver only. */
public class RouteMoves implements MoveIteratorFactory<RouteFleet, RouteMove> {

    /** Then nothing is changed, so that a stop is noticed. */
    private static final int TRIES = 50;

    /** As dear as nobody would be left out for. */
    private static final double LEFT_OUT = 1e12;

    private static final int DEEPEST = 4;
    private static final double OVERLOOKED = 0.02;

    /** For the solver. */
    public RouteMoves() {}

    @Override
    public long getSize(ScoreDirector<RouteFleet> director) {
        return director.getWorkingSolution().getTours().size();
    }

    @Override
    public Iterator<RouteMove> createOriginalMoveIterator(ScoreDirector<RouteFleet> director) {
        throw new UnsupportedOperationException("Moves come by chance only");
    }

    @Override
    public Iterator<RouteMove> createRandomMoveIterator(ScoreDirector<RouteFleet> director, RandomGenerator random) {
        return new Chance(director.getWorkingSolution(), random);
    }

    private record Chance(RouteFleet fleet, RandomGenerator random) implements Iterator<RouteMove> {

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public RouteMove next() {
            fleet.heat().next();
            RouteBoard now = fleet.lay();
            double cost = cost(now);
            for (int i = 0; i < TRIES; i++) {
                RouteBoard other = now.copy();
                new RouteRuin(other, fleet.neighbours(), random).ruin();
                new RouteRecreate(
                                other,
                                random,
                                random.nextInt(1, DEEPEST),
                                OVERLOOKED,
                                random.nextBoolean() ? 0 : fleet.noise())
                        .recreate();
                if (fleet.heat().allows(cost(other) - cost, random)) {
                    return to(other);
                }
            }
            return new RouteMove();
        }

        private static double cost(RouteBoard board) {
            return board.cost() + LEFT_OUT * board.left().cardinality();
        }

        private RouteMove to(RouteBoard other) {
            var move = new RouteMove();
            for (RouteTour tour : fleet.getTours()) {
                move.give(tour, other.route(tour.getVehicle()));
            }
            return move;
        }
    }
}
