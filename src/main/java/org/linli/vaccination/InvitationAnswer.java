package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of asking somebody to come. */
sealed interface InvitationAnswer {

    /** They come. */
    record Comes(Set<Needed> needs) implements InvitationAnswer {}

    /** Not now, or not at all. */
    record Not(ObstacleReason reason, @Nullable LocalDate until, String note) implements InvitationAnswer {}

    /** Nobody was reached. */
    record Nobody() implements InvitationAnswer {}
}
