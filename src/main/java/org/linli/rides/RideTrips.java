package org.linli.rides;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.routes.RouteStop;

/**
 * The stops of a car's day in trips: from the first who gets in until the car is empty. Where it then waits for those
 * it has brought, and takes the first of them home, there and back are one trip.
 */
final class RideTrips {

    private final List<RideDayView.Line> lines = new ArrayList<>();

    /** The next stop of the day. */
    void add(RideDayView.Line line) {
        lines.add(line);
    }

    List<RideDayView.Trip> all() {
        var trips = new ArrayList<RideDayView.Trip>();
        var current = new ArrayList<RideDayView.Line>();
        Set<UUID> in = new HashSet<>();
        Map<UUID, Ride> riders = new LinkedHashMap<>();
        Set<UUID> setDown = setDown();
        int no = 0;
        for (int i = 0; i < lines.size(); i++) {
            RideDayView.Line line = lines.get(i);
            Ride ride = line.ride();
            current.add(line);
            if (ride != null && line.isPickup() && ride.missed() == null) {
                if (setDown.contains(ride.id())) {
                    in.add(ride.id());
                }
                riders.put(ride.id(), ride);
            } else if (ride != null) {
                in.remove(ride.id());
            }
            if (i == lines.size() - 1 || in.isEmpty() && !goesOn(riders, i + 1)) {
                no += current.stream().anyMatch(stop -> stop.ride() != null) ? 1 : 0;
                trips.add(new RideDayView.Trip(no, List.copyOf(riders.values()), List.copyOf(current)));
                riders.clear();
                current.clear();
            }
        }
        return trips;
    }

    private Set<UUID> setDown() {
        return lines.stream()
                .filter(line -> line.stop().kind() == RouteStop.Kind.SETDOWN)
                .flatMap(line -> Stream.ofNullable(line.ride()))
                .map(Ride::id)
                .collect(Collectors.toSet());
    }

    /** Whether the next who gets in was brought there on this trip. */
    private boolean goesOn(Map<UUID, Ride> riders, int from) {
        return lines.subList(from, lines.size()).stream()
                .filter(line -> line.stop().kind() != RouteStop.Kind.BREAK)
                .findFirst()
                .map(RideDayView.Line::ride)
                .map(next -> isBroughtBy(riders, next.outward()))
                .orElse(false);
    }

    private static boolean isBroughtBy(Map<UUID, Ride> riders, @Nullable UUID outward) {
        return outward != null && riders.containsKey(outward);
    }
}
