package org.linli.routes;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.solving.SolvingHeat;

/** A plan as the solver changes it. Public members are for the solver. */
@PlanningSolution
public class RouteFleet {

    /** So many of the solver's units are one of ours. */
    private static final double UNITS = 1000;

    private @Nullable RouteModel model;
    private @Nullable RouteNeighbours neighbours;
    private @Nullable SolvingHeat heat;
    private double noise;
    private List<RouteTour> tours = List.of();
    private @Nullable HardMediumSoftScore score;

    /** For the solver, which fills its copies. */
    public RouteFleet() {}

    private RouteFleet(RouteModel model, SolvingHeat heat, double noise, List<RouteTour> tours) {
        this.model = model;
        this.neighbours = new RouteNeighbours(model);
        this.heat = heat;
        this.noise = noise;
        this.tours = tours;
    }

    static RouteFleet of(RouteBoard board, SolvingHeat heat, double noise) {
        List<RouteTour> tours = IntStream.range(0, board.model().vehicles())
                .mapToObj(vehicle -> new RouteTour(board.route(vehicle)))
                .toList();
        return new RouteFleet(board.model(), heat, noise, tours);
    }

    RouteNeighbours neighbours() {
        return Objects.requireNonNull(neighbours);
    }

    /** Up to how much the price of a place is misjudged, so that not always the same is found; in cost. */
    double noise() {
        return noise;
    }

    SolvingHeat heat() {
        return Objects.requireNonNull(heat);
    }

    /** A board on which the plan lies, to be changed by itself. */
    RouteBoard lay() {
        return new RouteBoard(
                Objects.requireNonNull(model),
                tours.stream()
                        .map(tour -> Objects.requireNonNull(tour.getRoute()))
                        .toArray(Route[]::new));
    }

    static HardMediumSoftScore weighed(RouteBoard board) {
        return HardMediumSoftScore.of(0, -board.left().cardinality(), -Math.round(UNITS * board.cost()));
    }

    RoutePlan plan() {
        RouteBoard board = lay();
        Map<UUID, List<RouteStop>> routes = new HashMap<>();
        int vehicles = 0;
        double waiting = 0;
        double metres = 0;
        for (int i = 0; i < tours.size(); i++) {
            Route route = board.route(i);
            routes.put(board.model().vehicle(i).id(), route.stops());
            vehicles += route.isUsed() ? 1 : 0;
            waiting += route.waiting();
            metres += route.metres();
        }
        Map<UUID, RouteReason> left = board.left().stream()
                .boxed()
                .collect(Collectors.toMap(
                        request -> board.model().request(request).id(), request -> reason(board.model(), request)));
        return new RoutePlan(routes, left, vehicles, waiting, metres);
    }

    private static RouteReason reason(RouteModel model, int request) {
        RouteReason reason = RouteReason.NO_ROOM;
        for (int vehicle = 0; vehicle < model.vehicles(); vehicle++) {
            if (model.fits(request, vehicle)) {
                RouteInsertion alone = RouteInsertion.best(model, Route.idle(model, vehicle), request);
                if (alone != null) {
                    return RouteReason.ALL_BUSY;
                }
                reason = RouteReason.NO_TIME;
            }
        }
        return reason;
    }

    @PlanningEntityCollectionProperty
    public List<RouteTour> getTours() {
        return tours;
    }

    public void setTours(List<RouteTour> tours) {
        this.tours = tours;
    }

    @PlanningScore
    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }
}
