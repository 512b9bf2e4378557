package org.linli.workload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, as {@link org.linli.access.WorkSource} tells it.
 *
 * @param until when it ended; at least {@code at}
 * @param kind message key of what it was
 * @param work false for what only shows that somebody was there
 * @param door the household at whose door it was; null elsewhere
 * @param floor on which floor that is, 1 for the ground floor and wherever it is not known
 */
record WorkTrace(
        Instant at,
        Instant until,
        String kind,
        boolean work,
        @Nullable UUID door,
        int floor,
        boolean form,
        boolean call) {

    WorkTrace {
        if (until.isBefore(at) || floor < 1) {
            throw new IllegalArgumentException("Not a trace: from " + at + " until " + until + " on floor " + floor);
        }
    }
}
