package org.linli.rosters;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A seat and who takes it, as the solver changes it. Public members are for the solver. */
@PlanningEntity
public class RosterTurn {

    private @Nullable RosterSpot spot;
    private @Nullable RosterPerson person;

    /** For the solver, which fills its copies. */
    public RosterTurn() {}

    RosterTurn(RosterSpot spot, @Nullable RosterPerson person) {
        this.spot = spot;
        this.person = person;
    }

    RosterSpot spot() {
        return Objects.requireNonNull(spot);
    }

    @PlanningId
    public int getIndex() {
        return spot().index();
    }

    @PlanningPin
    public boolean isLocked() {
        return spot().locked() != null;
    }

    @ValueRangeProvider
    public List<RosterPerson> getFitting() {
        return spot().fitting();
    }

    @PlanningVariable(allowsUnassigned = true)
    public @Nullable RosterPerson getPerson() {
        return person;
    }

    public void setPerson(@Nullable RosterPerson person) {
        this.person = person;
    }
}
