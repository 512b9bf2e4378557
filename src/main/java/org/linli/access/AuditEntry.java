package org.linli.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail; see {@link AuditTrail#record}. */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable UUID accountId,
        String username,
        String action,
        @Nullable String subject,
        @Nullable AreaPath area,
        @Nullable String detail,
        @Nullable String address) {}
