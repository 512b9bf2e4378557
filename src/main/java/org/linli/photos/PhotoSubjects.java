package org.linli.photos;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/** A socket: what photos can be of, such as a task. Contributed as a bean for each kind. */
public interface PhotoSubjects {

    /** Such as {@code task}; unique. */
    String kind();

    /** What whoever sees such a photo must be allowed. */
    String permission();

    /** Address of the page of one. */
    String page(UUID id);

    /** Where one is; empty where whoever acts sees none of that id. */
    Optional<Place> place(UUID id);

    /**
     * Where a subject is, and so who sees its photos.
     *
     * @param rentalPath the rental cell over that place, if there is one
     * @param person whom it is about; null for nobody
     */
    record Place(
            AreaPath path,
            @Nullable AreaPath rentalPath,
            @Nullable HouseholdId household,
            @Nullable PersonId person) {}
}
