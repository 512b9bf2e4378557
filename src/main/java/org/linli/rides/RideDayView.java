package org.linli.rides;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.routes.RouteStop;

/**
 * A plan in words, as pages show it.
 *
 * @param left whom no car takes, by begin
 * @param missing rides of the day that came in since it was made
 */
record RideDayView(List<Car> cars, List<Left> left, List<Left> missing) {

    /**
     * A car with its trips.
     *
     * @param driver empty where nobody is named
     * @param phone of the driver; empty where there is none
     */
    record Car(Vehicle vehicle, String driver, String phone, List<Trip> trips) {}

    /**
     * What {@link RideTrips} makes one.
     *
     * @param no from 1; of a rest between trips, that of the trip before it
     * @param riders the rides of those who come along, there and back
     */
    record Trip(int no, List<Ride> riders, List<Line> stops) {

        /** How many people come along, each once. */
        public int people() {
            return count(riders);
        }

        /** Message key of its heading. */
        public String key() {
            if (isRest()) {
                return "rides.trip.rest";
            }
            return riders.isEmpty() ? "rides.trip.nobody" : "rides.trip";
        }

        /** Whether the driver only rests. */
        private boolean isRest() {
            return stops.stream().allMatch(stop -> stop.ride() == null);
        }
    }

    /**
     * A stop in words.
     *
     * @param ride null for a rest
     * @param name empty for a rest
     * @param where the address or the place
     */
    record Line(@Nullable Ride ride, RideStop stop, String name, String where, String room, boolean isDone) {

        /** Message key of what happens there. */
        public String key() {
            return "rides.stop." + stop.code();
        }

        /** Whether it is the last that happened to the ride, which can be undone. */
        public boolean isLast() {
            return ride != null && (stop.kind() == RouteStop.Kind.SETDOWN || ride.setDownAt() == null);
        }

        /** Whether somebody gets in. */
        boolean isPickup() {
            return stop.kind() == RouteStop.Kind.PICKUP;
        }

        /** When it happens. */
        public Instant at() {
            return stop.begins();
        }
    }

    /**
     * Whom no car takes.
     *
     * @param reason null for who came in since
     */
    record Left(
            UUID ride,
            String name,
            String where,
            Instant begins,
            @Nullable RideReason reason) {}

    /** How many cars drive. */
    public int driving() {
        return (int) cars.stream().filter(car -> !car.trips().isEmpty()).count();
    }

    /** How many people are driven somewhere, each once. */
    public int people() {
        return count(riders().toList());
    }

    /** How often somebody is driven, there and back counted each. */
    public int rides() {
        return (int) riders().count();
    }

    /** How many trips all cars make. */
    public int trips() {
        return (int) cars.stream()
                .flatMap(car -> car.trips().stream())
                .filter(trip -> !trip.isRest())
                .count();
    }

    private Stream<Ride> riders() {
        return cars.stream().flatMap(car -> car.trips().stream()).flatMap(trip -> trip.riders().stream());
    }

    private static int count(List<Ride> rides) {
        return rides.stream()
                .collect(Collectors.toMap(Ride::person, ride -> ride.room().companions() + 1, Math::max))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
