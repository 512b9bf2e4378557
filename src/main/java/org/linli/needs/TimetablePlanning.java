package org.linli.needs;

import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.RecurringCheck;
import org.springframework.stereotype.Component;

/** Plans the appointments of the day that has come into sight, each day anew and after a stand-still too. */
@Component
class TimetablePlanning implements RecurringCheck {

    private static final int MOST = 200;

    private final Timetables timetables;

    TimetablePlanning(Timetables timetables) {
        this.timetables = timetables;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, () -> {
            int planned = 0;
            int now;
            do {
                now = timetables.planAll(MOST);
                planned += now;
            } while (now == MOST);
            return planned;
        });
    }
}
