package org.linli.rosters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A place to be taken by one person.
 *
 * @param shift those who stand together have the same
 * @param path where the post is
 * @param day the duty day, on which it begins
 * @param kind who may take it; null for anybody
 * @param festival name of the festival that the day is, in words or as a message key; null on other days
 */
public record RosterSeat(
        UUID id,
        UUID shift,
        UUID post,
        AreaPath path,
        LocalDate day,
        Instant begins,
        Instant ends,
        @Nullable RosterKind kind,
        @Nullable String festival) {

    /** Throws {@link IllegalArgumentException} when it ends before it begins. */
    public RosterSeat {
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException("Seat " + id + " begins " + begins + " and ends " + ends);
        }
    }
}
