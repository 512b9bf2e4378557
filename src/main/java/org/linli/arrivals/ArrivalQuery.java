package org.linli.arrivals;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.imports.ImportId;

/**
 * Which arrivals are wanted.
 *
 * @param text name, pinyin initials, phone or document tail, or room; empty for all
 * @param area a node of the signed-in scope; null for all of it
 * @param protocol code of what applies, {@code none} for the merely registered; empty for all
 * @param province two digits of the origin; empty for all
 * @param from first day of registration; null for no bound
 * @param to last day of registration; null for no bound
 * @param file the import they came with; null for all
 * @param withdrawn whether the withdrawn ones are wanted too
 */
public record ArrivalQuery(
        String text,
        @Nullable AreaPath area,
        String protocol,
        String province,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable ImportId file,
        boolean withdrawn) {}
