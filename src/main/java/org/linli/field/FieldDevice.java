package org.linli.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone on which an account has signed in.
 *
 * @param token of the API, whose end ends the device
 * @param name as its user called it, at most 60 characters
 * @param seenAt when it last synced
 * @param clockAhead by how much its clock was ahead of ours then; negative when it was behind
 * @param revokedAt when somebody shut it out; null while nobody did
 */
record FieldDevice(
        UUID id,
        UUID account,
        UUID token,
        String name,
        Instant pairedAt,
        Instant seenAt,
        Duration clockAhead,
        @Nullable Instant revokedAt) {

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
