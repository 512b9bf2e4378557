package org.linli.rides;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;

/**
 * A ride that somebody asks for.
 *
 * @param id made by whoever asks, so that what is sent twice is asked once
 * @param earliest not picked up before
 * @param latest there by then
 * @param backAt when they are expected to be ready for the way back; null where they need none
 * @param note for the driver, up to {@value Ride#LONGEST} characters; may be empty
 */
public record RideAsk(
        UUID id,
        PersonId person,
        RidePurpose purpose,
        RideEnd from,
        RideEnd to,
        Instant earliest,
        Instant latest,
        @Nullable Instant backAt,
        RideRoom room,
        String note) {

    /** The same of a ride that was asked for before. */
    RideAsk of(UUID ride) {
        return new RideAsk(ride, person, purpose, from, to, earliest, latest, backAt, room, note);
    }
}
