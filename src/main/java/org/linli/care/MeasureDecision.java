package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a measure, as recorded. Never changed.
 *
 * @param by the account; null for the program itself
 * @param reason as entered; empty where none was asked for
 * @param fromOn the last day before the decision, where it moved
 * @param toOn the last day after it
 */
public record MeasureDecision(
        UUID id,
        MeasureId measureId,
        MeasureDecisionKind kind,
        Instant at,
        @Nullable UUID by,
        String reason,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate toOn) {}
