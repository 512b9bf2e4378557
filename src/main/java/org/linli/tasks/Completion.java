package org.linli.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completion as it was recorded. Never changed; a correction is another one that names it.
 *
 * @param by the account; null for the program itself
 * @param at when it was done, as claimed
 * @param receivedAt when it came in
 * @param late whether it was done after the window
 * @param replaces the completion that this one corrects; null for none
 */
public record Completion(
        UUID id,
        TaskId taskId,
        @Nullable UUID by,
        Instant at,
        Instant receivedAt,
        boolean late,
        Answers answers,
        @Nullable UUID replaces) {}
