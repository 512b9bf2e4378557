package org.linli.rides;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
     * From the first who gets in until the car is empty again.
     *
     * @param people how many ride along
     */
    record Trip(int no, int people, List<Line> stops) {}

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

    /** How many people are driven somewhere. */
    public int people() {
        return cars.stream()
                .flatMap(car -> car.trips().stream())
                .mapToInt(Trip::people)
                .sum();
    }
}
