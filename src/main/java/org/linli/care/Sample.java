package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample that was taken.
 *
 * @param id that of the completion that brought it
 * @param day the business day that it counts for
 * @param at when it was taken, as claimed
 * @param tubes 1, or 2 for a double test
 * @param result the one that holds
 */
public record Sample(
        UUID id,
        MeasureId measureId,
        UUID taskId,
        LocalDate day,
        Instant at,
        int tubes,
        TestResult result,
        @Nullable UUID by) {}
