package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Somebody now lives elsewhere. Modules whose rows carry the person's place move what is still open in the same
 * transaction; listeners are called before it commits.
 *
 * @param from where they lived; the same household where they came back to it
 */
public record PersonMoved(
        PersonId person,
        HouseholdId from,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath) {}
