package org.linli.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * One look at one place.
 *
 * @param id also of its task, once that is opened
 * @param version of the checklist that it is asked by
 * @param checklist its key in that version
 * @param madeUp whether it is in place of one that was missed, or at which nobody was there
 * @param ordered whether it is beyond the plan
 * @param account whose it is; null before its day and where nobody could be found
 */
public record Round(
        UUID id,
        UUID place,
        AreaPath path,
        LocalDate day,
        Instant dueFrom,
        Instant dueUntil,
        String version,
        String checklist,
        RoundState state,
        boolean madeUp,
        boolean ordered,
        @Nullable UUID account) {}
