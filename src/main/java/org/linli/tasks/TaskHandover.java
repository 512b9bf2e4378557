package org.linli.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Open tasks of somebody that went to somebody else at once, as at a change of shift.
 *
 * @param by who did it
 * @param until the last day of which tasks went
 * @param tasks how many went
 * @param open how many of them are still to do and still where they went
 * @param givenBackAt when those went back; null while they did not
 */
record TaskHandover(
        UUID id,
        UUID from,
        UUID to,
        UUID by,
        Instant at,
        LocalDate until,
        int tasks,
        int open,
        @Nullable Instant givenBackAt) {

    public boolean isGivenBack() {
        return givenBackAt != null;
    }
}
