package org.linli.arrivals;

import java.util.List;
import org.linli.platform.Problem;

/** What came of registering somebody. */
public sealed interface Registration {

    /**
     * It is new, and this applies.
     *
     * @param hasWorker whether the home lies in a cell; otherwise no worker has it in charge
     */
    record Registered(ArrivalId arrival, Arrival.Decided decided, boolean hasWorker) implements Registration {}

    /** The same person was registered for the same day before, or the same form was sent twice; nothing was stored. */
    record Known(ArrivalId arrival) implements Registration {}

    /** It could not be stored; everything that is wrong with it. */
    record Rejected(List<Problem> problems) implements Registration {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
