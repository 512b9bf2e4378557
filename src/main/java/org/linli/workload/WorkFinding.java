package org.linli.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody's day goes over a limit.
 *
 * @param value in the unit of the measure: minutes, days or calls
 * @param bound the limit as it was: hours, days or calls
 * @param foundAt when whom it is about was told
 * @param superiors the accounts that were told; empty while nobody is
 * @param toldAt when that was; null while nobody is
 * @param settledAt when one of them had arranged relief, or had talked with them
 * @param settledBy the account
 */
record WorkFinding(
        UUID id,
        UUID account,
        LocalDate day,
        WorkMeasure measure,
        int value,
        int bound,
        Instant foundAt,
        List<UUID> superiors,
        @Nullable Instant toldAt,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy) {

    WorkFinding {
        superiors = List.copyOf(superiors);
    }
}
