package org.linli.places;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A socket: what happened at a place, beside what its register knows. */
public interface PlaceStory {

    /** What whoever reads it must be allowed. */
    String permission();

    /** The latest of a place, the latest first. */
    List<Entry> of(UUID place);

    /**
     * Something that happened.
     *
     * @param what in words
     * @param details in words; may be empty
     * @param by the account; null for the program and for whoever has none
     * @param href where more of it stands; null for nowhere
     */
    record Entry(
            Instant at,
            String what,
            String details,
            @Nullable UUID by,
            @Nullable String href) {}
}
