package org.linli.routes;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the solver what a {@link RouteBoard} counts. */
public class RouteCalculator implements IncrementalScoreCalculator<RouteFleet, HardMediumSoftScore> {

    private @Nullable RouteFleet fleet;

    /** For the solver. */
    public RouteCalculator() {}

    @Override
    public void resetWorkingSolution(RouteFleet working) {
        fleet = working;
    }

    @Override
    public void beforeVariableChanged(Object tour, String variable) {}

    @Override
    public void afterVariableChanged(Object tour, String variable) {}

    @Override
    public HardMediumSoftScore calculateScore() {
        return RouteFleet.weighed(Objects.requireNonNull(fleet).lay());
    }
}
