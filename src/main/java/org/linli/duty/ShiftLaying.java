package org.linli.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Keeps the coming shifts laid while days go by: once a day, since a change of a pattern lays its own at once. */
@Component
class ShiftLaying implements RecurringCheck {

    private final Shifts shifts;
    private final Territory territory;
    private final BusinessClock clock;
    private volatile @Nullable LocalDate laid;

    ShiftLaying(Shifts shifts, Territory territory, BusinessClock clock) {
        this.clock = clock;
        this.shifts = shifts;
        this.territory = territory;
    }

    /** Answers how many shifts were laid. */
    @Override
    public int run() {
        LocalDate today = clock.today();
        if (today.equals(laid)) {
            return 0;
        }
        int count = Acting.as(
                Actor.SYSTEM,
                () -> territory.top().map(top -> shifts.layAhead(top.path())).orElse(0));
        laid = today;
        return count;
    }
}
