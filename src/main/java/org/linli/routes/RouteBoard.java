package org.linli.routes;

import java.util.BitSet;

/** A route for each vehicle, and whom none takes, as they change while a plan is made. Not for several threads. */
final class RouteBoard {

    private final RouteModel model;
    private final Route[] routes;
    private final int[] vehicleOf;
    private final BitSet left = new BitSet();

    /** A board on which these routes lie. */
    RouteBoard(RouteModel model, Route[] routes) {
        this.model = model;
        this.routes = routes;
        vehicleOf = new int[model.requests()];
        left.set(0, model.requests());
        for (Route route : routes) {
            note(route);
        }
    }

    /** On which nobody is taken. */
    static RouteBoard empty(RouteModel model) {
        var routes = new Route[model.vehicles()];
        for (int vehicle = 0; vehicle < routes.length; vehicle++) {
            routes[vehicle] = Route.idle(model, vehicle);
        }
        return new RouteBoard(model, routes);
    }

    private void note(Route route) {
        for (int node : route.nodes()) {
            if (!model.isBreak(node) && !RouteModel.isPickup(node)) {
                int request = RouteModel.requestOf(node);
                left.clear(request);
                vehicleOf[request] = route.vehicle();
            }
        }
    }

    RouteModel model() {
        return model;
    }

    Route route(int vehicle) {
        return routes[vehicle];
    }

    /** The requests that no vehicle takes, by index. */
    BitSet left() {
        return left;
    }

    /** Which vehicle takes them; only where one does. */
    int vehicleOf(int request) {
        return vehicleOf[request];
    }

    void lay(Route route) {
        for (int node : routes[route.vehicle()].nodes()) {
            if (!model.isBreak(node)) {
                left.set(RouteModel.requestOf(node));
            }
        }
        routes[route.vehicle()] = route;
        note(route);
    }

    /** A copy that can be changed by itself. */
    RouteBoard copy() {
        return new RouteBoard(model, routes.clone());
    }

    double cost() {
        double cost = 0;
        for (Route route : routes) {
            cost += route.cost();
        }
        return cost;
    }
}
