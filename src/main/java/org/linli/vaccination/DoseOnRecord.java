package org.linli.vaccination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dose with how it became known and whether it still counts.
 *
 * @param place where it was given, where that is a place of ours
 * @param against what spoke against it when it was given on site
 * @param enteredBy account; null for the program itself
 * @param ended null while it counts
 */
public record DoseOnRecord(
        Dose dose,
        @Nullable UUID place,
        DoseOrigin origin,
        List<DoseAgainst> against,
        Instant enteredAt,
        @Nullable UUID enteredBy,
        @Nullable Ended ended) {

    public DoseOnRecord {
        against = List.copyOf(against);
    }

    /** The doses of those that count. */
    static List<Dose> counting(List<DoseOnRecord> known) {
        return known.stream()
                .filter(one -> one.ended() == null)
                .map(DoseOnRecord::dose)
                .toList();
    }

    /** That it does not count any more. */
    public record Ended(Instant at, @Nullable UUID by, DoseEnd why) {}
}
