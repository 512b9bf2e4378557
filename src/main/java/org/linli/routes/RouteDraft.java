package org.linli.routes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first plan, in no time: whoever must be picked up first is put in first, where it costs least. */
final class RouteDraft {

    private RouteDraft() {}

    static RouteBoard of(RouteModel model) {
        RouteBoard board = RouteBoard.empty(model);
        List<Integer> order = IntStream.range(0, model.requests())
                .boxed()
                .sorted(Comparator.comparing(model::isFree)
                        .thenComparingDouble(request -> model.latest(RouteModel.pickup(request))))
                .toList();
        for (int request : order) {
            put(model, board, request);
        }
        return board;
    }

    private static void put(RouteModel model, RouteBoard board, int request) {
        Optional<Route> best = IntStream.range(0, model.vehicles())
                .filter(vehicle -> model.isFirstIdle(board, vehicle))
                .boxed()
                .flatMap(vehicle -> with(model, board.route(vehicle), request).stream())
                .min(Comparator.comparingDouble(
                        route -> route.cost() - board.route(route.vehicle()).cost()));
        best.ifPresent(board::lay);
    }

    private static Optional<Route> with(RouteModel model, Route route, int request) {
        return Optional.ofNullable(RouteInsertion.best(model, route, request))
                .map(insertion -> insertion.into(model, route, request));
    }
}
