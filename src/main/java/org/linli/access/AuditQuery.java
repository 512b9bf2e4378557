package org.linli.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are wanted.
 *
 * @param who part of a sign-in name; empty for all
 * @param action beginning of an action; empty for all
 * @param subject exactly this subject; empty for all
 */
public record AuditQuery(
        String who,
        String action,
        String subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
