package org.linli.vaccination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is not given a dose.
 *
 * @param doctor who found it, and {@code institution} where they work; empty where it is no contraindication
 * @param until the last day on which it holds; null for as long as nobody says otherwise
 * @param note more words; empty for none
 * @param foundOn the day on which it was found or said
 * @param enteredBy account; null for the program itself
 * @param ended null while it holds
 */
public record Obstacle(
        UUID id,
        UUID person,
        ObstacleReason reason,
        String doctor,
        String institution,
        @Nullable LocalDate until,
        String note,
        LocalDate foundOn,
        Instant enteredAt,
        @Nullable UUID enteredBy,
        @Nullable Ended ended) {

    static final int LONGEST = 60;
    static final int LONGEST_NOTE = 200;

    /** That it was taken back, or another one took its place. */
    public record Ended(Instant at, @Nullable UUID by, String why) {}

    public ObstacleKind kind() {
        return reason.kind();
    }

    /** Whether somebody is not asked to come on a day because of it. */
    public boolean holdsOn(LocalDate day) {
        return ended == null && (until == null || !until.isBefore(day));
    }
}
