package org.linli.photos;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;

/**
 * A photo, whether or not it has come yet.
 *
 * @param account who took it; null for whoever has none
 * @param person whom it is about; null for nobody
 * @param takenAt by our clock
 * @param content what is to come; null while only a record spoke of it
 * @param announcedAt when it was last heard of before it came
 * @param keptAt when a record took it; null while none did
 * @param arrivedAt when it was whole; null while it is not
 * @param refused key of the problem of one that is no photo; null for none
 */
public record Photo(
        UUID id,
        @Nullable UUID account,
        PhotoSubject subject,
        AreaPath path,
        @Nullable PersonId person,
        Instant takenAt,
        @Nullable PhotoContent content,
        Instant announcedAt,
        @Nullable Instant keptAt,
        @Nullable Instant arrivedAt,
        @Nullable String refused) {

    /** One that did not come within so much time is not waited for. */
    static final Duration AWAITED = Duration.ofDays(7);

    /** Where it is on its way. */
    public enum State {
        ARRIVED,
        ON_ITS_WAY,
        LOST,
        REFUSED
    }

    public State stateAt(Instant now) {
        if (arrivedAt != null) {
            return State.ARRIVED;
        }
        if (refused != null) {
            return State.REFUSED;
        }
        return now.isAfter(announcedAt.plus(AWAITED)) ? State.LOST : State.ON_ITS_WAY;
    }
}
