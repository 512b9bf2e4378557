package org.linli.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * The decision to close a place, and the one to open it again.
 *
 * @param conditions what must be done before it opens, 1 to {@value #MOST_CONDITIONS}
 * @param expectedOn when it is likely to open; null where that is open
 * @param closedBy null for the program
 * @param opened null while it is closed
 */
public record Closure(
        UUID id,
        UUID place,
        AreaPath path,
        LocalDate closedOn,
        String reason,
        List<String> conditions,
        @Nullable LocalDate expectedOn,
        @Nullable UUID closedBy,
        Instant decidedAt,
        @Nullable Opening opened) {

    static final int LONGEST = 500;
    static final int MOST_CONDITIONS = 10;

    /**
     * That it opened again.
     *
     * @param reason may be empty
     */
    public record Opening(
            LocalDate on, String reason, @Nullable UUID by, Instant at) {}

    public Closure {
        conditions = List.copyOf(conditions);
    }

    /** Whether it is closed on a day. */
    public boolean isClosed(LocalDate day) {
        return !day.isBefore(closedOn) && (opened == null || day.isBefore(opened.on()));
    }
}
