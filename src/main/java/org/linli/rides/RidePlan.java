package org.linli.rides;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Who is driven when by which car of an area on a day.
 *
 * @param askedBy null for the program itself
 * @param isMeasured whether ways were measured on the roads
 * @param publishedAt null while drivers do not see it
 */
public record RidePlan(
        UUID id,
        AreaPath path,
        LocalDate day,
        State state,
        Instant askedAt,
        @Nullable UUID askedBy,
        boolean isMeasured,
        @Nullable Instant publishedAt) {

    /** How far it is. */
    public enum State {
        RUNNING,
        PROPOSED,
        /** Drivers drive by it. */
        PUBLISHED,
        /** By a later one. */
        REPLACED,
        /** By a mistake of the program, or it ended meanwhile. */
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "rides.plan.state." + code();
        }
    }
}
