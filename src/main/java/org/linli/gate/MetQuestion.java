package org.linli.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * That somebody asked who was at a place together with somebody.
 *
 * @param person of the register; null where a pass is asked about
 * @param pass null where a person is asked about
 * @param minutes how far apart two may have come to be there together, {@value #LEAST} to {@value #MOST}
 * @param reason why, 1 to {@value #LONGEST} characters
 */
public record MetQuestion(
        UUID id,
        AreaPath path,
        @Nullable UUID person,
        @Nullable UUID pass,
        int minutes,
        String reason,
        Instant askedAt,
        UUID askedBy) {

    static final int LEAST = 5;
    static final int MOST = 120;
    static final int USUAL = 30;
    static final int LONGEST = 200;

    /** Id of the person or pass that is asked about. */
    UUID subject() {
        return Objects.requireNonNull(person == null ? pass : person);
    }
}
