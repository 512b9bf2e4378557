package org.linli.vaccination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of asking somebody to come. */
sealed interface InvitationAnswer {

    /** They come. */
    record Comes(Set<Needed> needs) implements InvitationAnswer {}

    /** Not now, or not at all. */
    record Not(ObstacleReason reason, @Nullable LocalDate until, String note) implements InvitationAnswer {

        /**
         * As what stands against a dose of whoever said it.
         *
         * @param id of the obstacle
         * @param day on which they said it
         * @param now when it is entered
         */
        Obstacle asObstacle(UUID id, UUID person, LocalDate day, Instant now, @Nullable UUID by) {
            return new Obstacle(id, person, reason, "", "", until, note, day, now, by, null);
        }
    }

    /** Nobody was reached. */
    record Nobody() implements InvitationAnswer {}
}
