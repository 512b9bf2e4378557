package org.linli.rides;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.routes.RouteStop;

/**
 * A stop of a car on a day.
 *
 * @param no place in the row of its car's stops, from 1
 * @param ride null for a rest of the driver
 * @param arrives when the car is there
 * @param begins when getting in or out begins
 * @param leaves when it drives on
 */
public record RideStop(
        UUID vehicle,
        int no,
        @Nullable UUID ride,
        RouteStop.Kind kind,
        Instant arrives,
        Instant begins,
        Instant leaves) {

    /** As the kind is stored. */
    String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The same at another place in the row. */
    RideStop at(int place) {
        return new RideStop(vehicle, place, ride, kind, arrives, begins, leaves);
    }

    /** Whether what was to happen there has happened. */
    boolean isDone(Ride of) {
        return kind == RouteStop.Kind.PICKUP ? of.pickedAt() != null : of.setDownAt() != null;
    }
}
