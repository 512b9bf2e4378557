package org.linli.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request fits best into a route, everything else staying in its order.
 *
 * @param pickup before which stop they are picked up
 * @param setdown before which stop, as they were without them, they are set down
 * @param added what it adds to the cost
 */
record RouteInsertion(int pickup, int setdown, double added) {

    /** So many places are driven to see what they really cost. */
    private static final int LOOKED_AT = 3;

    /** Null where they fit nowhere. */
    static @Nullable RouteInsertion best(RouteModel model, Route route, int request) {
        if (!model.fits(request, route.vehicle())) {
            return null;
        }
        return new Search(model, route, request).best().orElse(null);
    }

    RouteInsertion with(double more) {
        return new RouteInsertion(pickup, setdown, added + more);
    }

    /** The route with them; null where it cannot be driven after all. */
    @Nullable
    Route into(RouteModel model, Route route, int request) {
        return Route.of(model, route.vehicle(), nodes(model, route, request, pickup, setdown));
    }

    private static int[] nodes(RouteModel model, Route route, int request, int pickup, int setdown) {
        int[] nodes = route.nodes();
        boolean isFree = model.isFree(request);
        var with = new int[nodes.length + (isFree ? 2 : 1)];
        int to = 0;
        for (int i = 0; i <= nodes.length; i++) {
            if (i == pickup && isFree) {
                with[to++] = RouteModel.pickup(request);
            }
            if (i == setdown) {
                with[to++] = RouteModel.setdown(request);
            }
            if (i < nodes.length) {
                with[to++] = nodes[i];
            }
        }
        return with;
    }

    /** Tries all pairs of places that the windows of the request leave. */
    private static final class Search {

        private final RouteModel model;
        private final Route route;
        private final int request;
        private final RouteRequest asked;
        private final int stops;
        private final int pickupNode;
        private final int setdownNode;
        private final int from;
        private final int to;
        private final RouteWeights weights;
        private final double straight;
        /** The best so far by what is seen without driving the whole route, the cheapest first. */
        private final List<RouteInsertion> found = new ArrayList<>();

        Search(RouteModel model, Route route, int request) {
            this.model = model;
            this.route = route;
            this.request = request;
            asked = model.request(request);
            stops = route.nodes().length;
            pickupNode = RouteModel.pickup(request);
            setdownNode = RouteModel.setdown(request);
            from = model.place(pickupNode);
            to = model.place(setdownNode);
            weights = model.problem().weights();
            straight = model.seconds(from, to);
        }

        Optional<RouteInsertion> best() {
            if (model.isFree(request)) {
                pickUp();
            } else {
                walk(0, route.soonestAfter(0), route.placeAfter(0), 0, 0);
            }
            if (!model.hasRiders()) {
                return found.stream().findFirst();
            }
            return found.stream()
                    .flatMap(insertion -> driven(insertion).stream())
                    .min(Comparator.comparingDouble(RouteInsertion::added));
        }

        /** With what it really adds; empty where somebody would sit in the car for too long. */
        private Optional<RouteInsertion> driven(RouteInsertion insertion) {
            return Optional.ofNullable(insertion.into(model, route, request))
                    .map(with -> new RouteInsertion(insertion.pickup, insertion.setdown, with.cost() - route.cost()));
        }

        private void pickUp() {
            for (int i = 0; i <= stops; i++) {
                double left = route.soonestAfter(i);
                if (left > model.latest(pickupNode) + RouteModel.SLACK) {
                    break;
                }
                int before = route.placeAfter(i);
                double begins = Math.max(left + model.seconds(before, from), model.earliest(pickupNode));
                if (route.hasRoom(i, asked) && begins <= model.latest(pickupNode) + RouteModel.SLACK) {
                    double waited = asked.waits() ? begins - model.earliest(pickupNode) : 0;
                    walk(i, begins + model.service(pickupNode), from, model.metres(before, from), waited);
                }
            }
        }

        /** Drives on with them, and tries to set them down before each stop. */
        private void walk(int pickup, double leaves, int place, double driven, double waited) {
            boolean isNew = model.isFree(request);
            double time = leaves;
            int at = place;
            double way = driven;
            for (int i = pickup; i <= stops; i++) {
                setDown(pickup, i, time, at, way, waited - leaves);
                if (i == stops) {
                    return;
                }
                int next = route.placeOf(i);
                int node = route.nodes()[i];
                double begins = Math.max(time + model.seconds(at, next), model.earliest(node));
                boolean withThem = !model.isBreak(node) && (!isNew || route.hasRoom(i + 1, asked));
                if (!withThem || begins > route.latestAt(i) + RouteModel.SLACK) {
                    return;
                }
                way += model.metres(at, next);
                time = begins + model.service(node);
                at = next;
            }
        }

        /** @param spent what they have waited, less the moment at which they were picked up */
        private void setDown(int pickup, int before, double time, int at, double driven, double spent) {
            double begins = Math.max(time + model.seconds(at, to), model.earliest(setdownNode));
            if (begins > model.latest(setdownNode) + RouteModel.SLACK) {
                return;
            }
            double leaves = begins + model.service(setdownNode);
            int next = route.placeOf(before);
            if (leaves + model.seconds(to, next) > route.latestAt(before) + RouteModel.SLACK && route.isUsed()) {
                return;
            }
            double way = driven + model.metres(at, to) + model.metres(to, next) - drivenWithout(pickup, before);
            double added = weights.metre() * way
                    + weights.waiting() * Math.max(0, spent + begins - straight - weights.patience())
                    + (route.isUsed() ? 0 : weights.vehicle());
            consider(new RouteInsertion(pickup, before, added));
        }

        private double drivenWithout(int pickup, int before) {
            return route.isUsed() ? route.metresBetween(pickup, before) : 0;
        }

        private void consider(RouteInsertion insertion) {
            int at = found.size();
            while (at > 0 && found.get(at - 1).added > insertion.added) {
                at--;
            }
            if (at < LOOKED_AT) {
                found.add(at, insertion);
                if (found.size() > LOOKED_AT) {
                    found.removeLast();
                }
            }
        }
    }
}
