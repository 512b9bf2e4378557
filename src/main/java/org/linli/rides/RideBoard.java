package org.linli.rides;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the rides of today stand.
 *
 * @param left who is where they were driven to and nobody comes for them, the longest first
 */
record RideBoard(List<Row> left, List<Row> waiting, List<Row> aboard, List<Row> there, List<Dirty> dirty, int done) {

    /**
     * Somebody on the board.
     *
     * @param since since when they wait, sit in the car or are there
     * @param planned when a car comes, or when they are to be there; null where none is planned
     * @param car its name; empty where none is planned
     */
    record Row(
            Ride ride,
            String name,
            String where,
            Instant since,
            @Nullable Instant planned,
            String car) {}

    /** A car that is to be disinfected after a closed loop. */
    record Dirty(UUID vehicle, String name, Instant since) {}
}
