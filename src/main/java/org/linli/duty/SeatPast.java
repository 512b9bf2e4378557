package org.linli.duty;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody else came to stand in a seat.
 *
 * @param from who stood there; null for nobody
 * @param to who stands there since; null for nobody
 * @param by account of whoever did it; null for the program itself
 */
record SeatPast(
        @Nullable UUID from,
        @Nullable UUID to,
        SeatChange.Why why,
        Instant at,
        @Nullable UUID by) {}
