package org.linli.routes;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningSolutionMetaModel;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.util.ArrayList;
import java.util.List;

/** Some vehicles that get other routes at once. */
final class RouteMove implements Move<RouteFleet> {

    private static final PlanningVariableMetaModel<RouteFleet, RouteTour, Route> ROUTE = PlanningSolutionMetaModel.of(
                    RouteFleet.class, RouteTour.class)
            .genuineEntity(RouteTour.class)
            .basicVariable("route", Route.class);

    private final List<RouteTour> tours = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();

    /** Without effect where the vehicle has the route already. */
    void give(RouteTour tour, Route route) {
        if (tour.getRoute() != route) {
            tours.add(tour);
            routes.add(route);
        }
    }

    @Override
    public void execute(MutableSolutionView<RouteFleet> view) {
        for (int i = 0; i < tours.size(); i++) {
            view.changeVariable(ROUTE, tours.get(i), routes.get(i));
        }
    }

    @Override
    public String toString() {
        return tours.size() + " routes";
    }
}
