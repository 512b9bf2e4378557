package org.linli.tasks;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a completion.
 *
 * @param task as it is now
 * @param completion as recorded
 * @param repeated whether it had been recorded before, so that nothing happened this time
 * @param completed what it led to; null when repeated
 */
public record Receipt(
        Task task,
        Completion completion,
        boolean repeated,
        @Nullable CompletionOutcome completed) {}
