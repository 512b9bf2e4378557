package org.linli.vaccination;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dose with how it became known and whether it still counts.
 *
 * @param place where it was given, where that is a place of ours
 * @param enteredBy account; null for the program itself
 * @param ended null while it counts
 */
public record DoseOnRecord(
        Dose dose,
        @Nullable UUID place,
        DoseOrigin origin,
        Instant enteredAt,
        @Nullable UUID enteredBy,
        @Nullable Ended ended) {

    /** That it does not count any more. */
    public record Ended(Instant at, @Nullable UUID by, DoseEnd why) {}
}
