package org.linli.routes;

import java.util.function.Consumer;
import org.linli.platform.solving.Solving;
import org.linli.platform.solving.SolvingBudget;
import org.linli.platform.solving.SolvingHeat;
import org.linli.platform.solving.SolvingProgress;
import org.springframework.stereotype.Component;

/** Plans that take everybody who can be taken, with few vehicles, short waits and short ways. */
@Component
public class RoutePlanner {

    /** Of what all ways of the first plan cost, how much worse one change may make it at first. */
    private static final double FIRST_HEAT = 0.003;

    private static final double LAST_HEAT = 0.00003;

    /** Of what each request costs in the first plan. */
    private static final double NOISE = 2;

    /** Begins nothing yet: {@link Solving#run} does. */
    public Solving<?, RoutePlan> prepare(
            RouteProblem problem, SolvingBudget budget, Consumer<SolvingProgress<RoutePlan>> progress) {
        var model = new RouteModel(problem);
        return new Solving<>(
                () -> draft(model, budget),
                RouteFleet::plan,
                Solving.search(budget, RouteMoves.class)
                        .withSolutionClass(RouteFleet.class)
                        .withEntityClasses(RouteTour.class)
                        .withScoreDirectorFactory(Solving.weighedBy(RouteCalculator.class)),
                progress);
    }

    private static RouteFleet draft(RouteModel model, SolvingBudget budget) {
        RouteBoard board = RouteDraft.of(model);
        double ways = 1;
        for (int vehicle = 0; vehicle < model.vehicles(); vehicle++) {
            ways += board.route(vehicle).costOfWays();
        }
        double each = ways / Math.max(1, model.requests());
        return RouteFleet.of(board, new SolvingHeat(budget, FIRST_HEAT * ways, LAST_HEAT * ways, 1), NOISE * each);
    }

    /** Plans and waits for it. */
    public RoutePlan plan(RouteProblem problem, SolvingBudget budget) {
        return prepare(problem, budget, progress -> {}).run();
    }
}
