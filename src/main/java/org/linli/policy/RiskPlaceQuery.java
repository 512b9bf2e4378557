package org.linli.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which places of the list a page wants.
 *
 * @param q part of the name, or the first digits of the code; empty for all
 * @param level only of that level; null for all
 * @param on only those listed on that day; null for all
 */
record RiskPlaceQuery(
        String q, @Nullable RiskLevel level, @Nullable LocalDate on) {}
