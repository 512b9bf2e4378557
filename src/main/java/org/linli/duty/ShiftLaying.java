package org.linli.duty;

import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.RecurringCheck;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Keeps the coming shifts laid while days go by. */
@Component
class ShiftLaying implements RecurringCheck {

    private final Shifts shifts;
    private final Territory territory;

    ShiftLaying(Shifts shifts, Territory territory) {
        this.shifts = shifts;
        this.territory = territory;
    }

    /** Answers how many shifts were laid. */
    @Override
    public int run() {
        return Acting.as(
                Actor.SYSTEM,
                () -> territory.top().map(top -> shifts.layAhead(top.path())).orElse(0));
    }
}
