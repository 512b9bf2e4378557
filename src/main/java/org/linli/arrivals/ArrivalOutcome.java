package org.linli.arrivals;

import java.util.List;
import org.linli.platform.Problem;

/** What came of registering somebody. */
public sealed interface ArrivalOutcome {

    /**
     * It is new, and this applies.
     *
     * @param hasWorker whether the home lies in a cell; otherwise no worker has it in charge
     */
    record Registered(ArrivalId arrival, Arrival.Decided decided, boolean hasWorker) implements ArrivalOutcome {}

    /**
     * The same person was registered for the same day before, or the same form was sent twice, and nothing is said
     * otherwise; nothing was stored.
     *
     * @param noted whether a row of a list has a note of its own, which is not kept
     */
    record Known(ArrivalId arrival, boolean noted) implements ArrivalOutcome {

        Known(ArrivalId arrival) {
            this(arrival, false);
        }
    }

    /**
     * The same person was registered for the same day before, and the rules answer otherwise to what was said now, or
     * it says other facts; nothing was stored. To be shown to whoever registers, who corrects the record or leaves it.
     */
    record Differs(ArrivalId arrival, ArrivalDifference difference) implements ArrivalOutcome {}

    /** It could not be stored; everything that is wrong with it. */
    record Rejected(List<Problem> problems) implements ArrivalOutcome {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
