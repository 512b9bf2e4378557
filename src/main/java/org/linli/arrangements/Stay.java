package org.linli.arrangements;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * That somebody lives elsewhere because of an arrangement.
 *
 * @param from the home that they left
 * @param to the home that they went to
 * @param endedAt when it was over; null while it lasts
 */
record Stay(
        UUID id,
        UUID arrangement,
        PersonId person,
        HouseholdId from,
        HouseholdId to,
        Instant since,
        @Nullable Instant endedAt) {}
