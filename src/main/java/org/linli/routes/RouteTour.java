package org.linli.routes;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vehicle and its route, as the solver changes it. Public members are for the solver. */
@PlanningEntity
public class RouteTour {

    private int vehicle;
    private @Nullable Route route;

    /** For the solver, which fills its copies. */
    public RouteTour() {}

    RouteTour(Route route) {
        this.vehicle = route.vehicle();
        this.route = route;
    }

    @PlanningId
    public int getVehicle() {
        return vehicle;
    }

    /** All routes come from moves; the solver asks for two before it begins. */
    @ValueRangeProvider
    public List<Route> getRoutes() {
        Route now = Objects.requireNonNull(route);
        return List.of(now, now);
    }

    @PlanningVariable
    public @Nullable Route getRoute() {
        return route;
    }

    public void setRoute(@Nullable Route route) {
        this.route = route;
    }
}
