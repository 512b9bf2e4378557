package org.linli.routes;

import java.util.Comparator;
import java.util.stream.IntStream;

/** For each request the others, those with like ways at like times first. */
final class RouteNeighbours {

    private static final int KEPT = 100;

    private final RouteModel model;
    private final int[][] near;
    private final double speed;

    RouteNeighbours(RouteModel model) {
        this.model = model;
        near = new int[model.requests()][];
        speed = speed();
    }

    /** Metres in a second, from the ways of the requests. */
    private double speed() {
        double metres = 0;
        double seconds = 0;
        for (RouteRequest request : model.all()) {
            metres += model.metres(request.from().place(), request.to().place());
            seconds += model.seconds(request.from().place(), request.to().place());
        }
        return seconds == 0 ? 1 : metres / seconds;
    }

    int[] of(int request) {
        if (near[request] == null) {
            near[request] = IntStream.range(0, model.requests())
                    .filter(other -> other != request)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> apart(request, other)))
                    .limit(KEPT)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return near[request];
    }

    private double apart(int one, int other) {
        return apartAt(RouteModel.pickup(one), RouteModel.pickup(other))
                + apartAt(RouteModel.setdown(one), RouteModel.setdown(other));
    }

    private double apartAt(int one, int other) {
        double gap = Math.max(
                0,
                Math.max(model.earliest(one), model.earliest(other))
                        - Math.min(model.latest(one), model.latest(other)));
        double between =
                Math.abs(model.earliest(one) + model.latest(one) - model.earliest(other) - model.latest(other)) / 4;
        return model.metres(model.place(one), model.place(other)) + speed * (gap + Math.min(between, 3600) / 2);
    }
}
