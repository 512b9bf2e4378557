package org.linli.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A phone on which an account has signed in.
 *
 * @param token of the API, whose end ends the device
 * @param name as its user called it, at most 60 characters
 * @param seenAt when it last synced
 * @param clockAhead by how much its clock was ahead of ours then; negative when it was behind
 * @param revokedAt when somebody shut it out; null while nobody did
 * @param endedAt when its token ended otherwise: by a new password, a disabled account or 72 hours without a sync; null
 *     while it works
 * @param area what its tasks are narrowed to; null for nothing
 * @param browser the mark of the browser that it was paired in; null where that had none
 */
record FieldDevice(
        UUID id,
        UUID account,
        UUID token,
        String name,
        Instant pairedAt,
        Instant seenAt,
        Duration clockAhead,
        @Nullable Instant revokedAt,
        @Nullable Instant endedAt,
        @Nullable AreaPath area,
        @Nullable String browser) {

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
