package org.linli.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * That somebody came to a gate.
 *
 * @param id as the device made it
 * @param day the business day of {@code at}
 * @param at by the server's clock
 * @param pass null for whoever showed none
 * @param person null for whoever is not in the register, or not known
 * @param temperature tenths of a degree Celsius; null where it was not taken
 * @param reason null where nothing was amiss
 * @param guard account of whoever stood there
 */
record Entry(
        UUID id,
        LocalDate day,
        AreaPath path,
        UUID place,
        UUID gate,
        Instant at,
        @Nullable UUID pass,
        @Nullable UUID person,
        boolean mask,
        EntryColour colour,
        @Nullable Integer temperature,
        EntryOutcome outcome,
        @Nullable EntryReason reason,
        UUID guard) {}
