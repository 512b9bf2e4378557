package org.linli.tasks;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says to have done.
 *
 * @param id made by whoever sends it; sent again with the same id it is stored once
 * @param at when it was done; null for now
 * @param answers as given, by field
 * @param replaces an earlier completion of the same task that this one corrects; null for none
 */
public record CompletionForm(
        UUID id,
        @Nullable Instant at,
        Map<String, ? extends @Nullable Object> answers,
        @Nullable UUID replaces) {

    public static CompletionForm now(UUID id, Map<String, ? extends @Nullable Object> answers) {
        return new CompletionForm(id, null, answers, null);
    }
}
