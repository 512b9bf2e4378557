package org.linli.routes;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.linli.platform.solving.SolvingBudget;

/** Whatever is asked for: no plan breaks a window, leaves somebody in a car, or drives somebody twice. */
class RouteProperties {

    @Property(tries = 40)
    void everyPlanCanBeDriven(@ForAll long seed) {
        var random = new Random(seed);
        var sample = new RouteSample();
        int cars = random.nextInt(1, 4);
        for (int i = 0; i < cars; i++) {
            double noon = random.nextInt(500, 1500);
            List<RouteBreak> breaks = random.nextBoolean() ? List.of(new RouteBreak(noon, noon + 900, 100)) : List.of();
            sample.car(
                    new RouteRoom(random.nextInt(1, 5), random.nextInt(2)),
                    0,
                    random.nextInt(3000, 6000),
                    random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextInt(500, 3000),
                    random.nextBoolean(),
                    breaks);
        }
        int rides = random.nextInt(1, 15);
        for (int i = 0; i < rides; i++) {
            int from = random.nextInt(400);
            int to = random.nextInt(400);
            int ready = random.nextInt(3000);
            double longest = random.nextBoolean() ? Double.POSITIVE_INFINITY : Math.abs(from - to) * 1.5 + 10;
            boolean wheelchair = random.nextInt(5) == 0;
            sample.ride(
                    new RouteEnd(from, ready, ready + random.nextInt(100, 2000), random.nextInt(20)),
                    new RouteEnd(to, 0, ready + random.nextInt(500, 4000), random.nextInt(20)),
                    new RouteRoom(wheelchair ? 0 : 1, wheelchair ? 1 : 0),
                    longest,
                    random.nextBoolean(),
                    random.nextInt(6) == 0);
        }
        sample.check(new RoutePlanner().plan(sample.problem(), SolvingBudget.ofMoves(30, seed)));
    }
}
