package org.linli.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A line of a person's story; appended, never changed.
 *
 * @param path where the person lived then
 * @param account who did it; null for the program itself
 * @param detail see {@link ChangeKind}; never a personal number
 */
record Change(
        UUID id,
        PersonId person,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        Instant at,
        @Nullable UUID account,
        ChangeKind kind,
        @Nullable String detail) {}
