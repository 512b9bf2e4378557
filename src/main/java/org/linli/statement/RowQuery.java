package org.linli.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Which rows of a figure are wanted.
 *
 * @param counter key of the counter
 * @param which by the records of now, as signed, or what differs between the two
 */
public record RowQuery(AreaPath area, LocalDate day, String counter, Which which, Slice slice) {

    /** Rows of which state. */
    public enum Which {
        /** As the records are now. */
        NOW,
        /** As the last signature froze them. */
        SIGNED,
        /** Those that came, went or changed since. */
        DIFFERING
    }

    /**
     * A share of a figure's rows; each number of a statement is the count of one.
     *
     * @param part only this breakdown, empty for rows that have none; null for all
     * @param under only what lies under this child; the node itself for what lies under none of its children; null for
     *     all
     * @param rented only rented homes
     */
    public record Slice(@Nullable String part, @Nullable AreaPath under, boolean rented) {

        /** All rows. */
        public static final Slice ALL = new Slice(null, null, false);
    }
}
