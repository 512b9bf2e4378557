package org.linli.rides;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.platform.BusinessClock;
import org.linli.routes.RouteStop;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says plans of days in words: who gets in and out where, in trips from empty to empty. */
@Component
@Transactional(readOnly = true)
class RideDayWords {

    private final RideStore rides;
    private final RidePlans plans;
    private final RideTaken taken;
    private final Vehicles vehicles;
    private final RideEnds ends;
    private final RideRoomWords rooms;
    private final People people;
    private final BusinessClock clock;

    RideDayWords(
            RideStore rides,
            RidePlans plans,
            RideTaken taken,
            Vehicles vehicles,
            RideEnds ends,
            RideRoomWords rooms,
            People people,
            BusinessClock clock) {
        this.rides = rides;
        this.plans = plans;
        this.taken = taken;
        this.vehicles = vehicles;
        this.ends = ends;
        this.rooms = rooms;
        this.people = people;
        this.clock = clock;
    }

    /** Of a plan, with the rides of its day that it does not know. */
    RideDayView of(RidePlan plan) {
        List<RideStop> stops = plans.stops(plan);
        Map<UUID, RideReason> left = plans.left(plan);
        Set<UUID> elsewhere = taken.of(plan.path(), plan.day());
        List<Ride> open = open(plan.path(), plan.day()).stream()
                .filter(ride -> !elsewhere.contains(ride.id()))
                .toList();
        Map<UUID, Ride> known = rides.byId(Stream.concat(
                        stops.stream().flatMap(stop -> Stream.ofNullable(stop.ride())), left.keySet().stream())
                .distinct()
                .toList());
        var all = new ArrayList<>(known.values());
        open.stream().filter(ride -> !known.containsKey(ride.id())).forEach(all::add);
        var said = new Said(all);
        List<RideDayView.Car> cars =
                vehicles.within(plan.path(), plan.day()).isEmpty() ? List.of() : cars(plan, stops, known, said);
        return new RideDayView(
                cars,
                known.values().stream()
                        .filter(ride -> left.containsKey(ride.id()) && ride.isOpen())
                        .sorted(Comparator.comparing(Ride::begins).thenComparing(Ride::id))
                        .map(ride -> said.left(ride, left.get(ride.id())))
                        .toList(),
                open.stream()
                        .filter(ride -> ride.isOpen() && !left.containsKey(ride.id()))
                        .filter(ride -> !isSetDown(ride, stops) || isOtherwise(ride, stops))
                        .map(ride -> said.left(ride, null))
                        .toList());
    }

    /** Not where the driver says only after planning anew that somebody comes along after all. */
    private static boolean isSetDown(Ride ride, List<RideStop> stops) {
        return stops.stream().anyMatch(stop -> ride.id().equals(stop.ride()) && stop.kind() == RouteStop.Kind.SETDOWN);
    }

    /** Whether its time has changed since, so that the car would come too early or be there too late. */
    private static boolean isOtherwise(Ride ride, List<RideStop> stops) {
        return stops.stream()
                .filter(stop -> ride.id().equals(stop.ride()))
                .anyMatch(stop -> stop.kind() == RouteStop.Kind.PICKUP
                        ? stop.leaves().isBefore(ride.begins())
                        : !ride.isBack() && stop.begins().isAfter(ride.ends()));
    }

    /** What is published of a car's day, whoever planned it, with those who did not come along. */
    List<RideDayView.Trip> ofCar(Vehicle vehicle, LocalDate day) {
        List<RideStop> stops = plans.ofCar(vehicle.id(), day);
        Map<UUID, Ride> known = rides.byId(stops.stream()
                .flatMap(stop -> Stream.ofNullable(stop.ride()))
                .distinct()
                .toList());
        return trips(stops, known, new Said(List.copyOf(known.values())), true);
    }

    /** Those of an area that are still to be driven on a day, by begin. */
    List<Ride> open(AreaPath area, LocalDate day) {
        return rides.ofDay(area, clock.startOf(day), clock.endOf(day));
    }

    /** The same where nobody has planned yet. */
    RideDayView unplanned(AreaPath area, LocalDate day) {
        List<Ride> open = open(area, day);
        var said = new Said(open);
        return new RideDayView(
                List.of(),
                List.of(),
                open.stream().map(ride -> said.left(ride, null)).toList());
    }

    private List<RideDayView.Car> cars(RidePlan plan, List<RideStop> stops, Map<UUID, Ride> known, Said said) {
        List<Vehicle> all = vehicles.within(plan.path(), plan.day());
        Map<UUID, String> drivers = vehicles.drivers(all);
        Map<UUID, String> phones = vehicles.phones(all);
        return all.stream()
                .map(vehicle -> new RideDayView.Car(
                        vehicle,
                        drivers.getOrDefault(vehicle.id(), ""),
                        phones.getOrDefault(vehicle.id(), ""),
                        trips(
                                stops.stream()
                                        .filter(stop -> stop.vehicle().equals(vehicle.id()))
                                        .toList(),
                                known,
                                said,
                                false)))
                .toList();
    }

    /** Stops of rides that are withdrawn, or to which nobody came, are left out. */
    private static List<RideDayView.Trip> trips(
            List<RideStop> stops, Map<UUID, Ride> known, Said said, boolean withMissed) {
        var trips = new RideTrips();
        for (RideStop stop : stops) {
            Ride ride = stop.ride() == null ? null : known.get(stop.ride());
            if (!isOff(stop, ride, withMissed)) {
                trips.add(said.line(ride, stop));
            }
        }
        return trips.all();
    }

    private static boolean isOff(RideStop stop, @Nullable Ride ride, boolean withMissed) {
        if (ride == null) {
            return stop.kind() != RouteStop.Kind.BREAK;
        }
        boolean isShown = withMissed && stop.kind() == RouteStop.Kind.PICKUP;
        return ride.state() == Ride.State.WITHDRAWN || ride.state() == Ride.State.MISSED && !isShown;
    }

    /** Names and addresses of some rides. */
    private final class Said {

        private final Map<PersonId, PersonCard> cards;
        private final Map<UUID, Place> places;

        private Said(List<Ride> some) {
            cards = new HashMap<>(
                    people.cards(some.stream().map(Ride::person).distinct().toList()));
            places = ends.places(some);
        }

        private String name(Ride ride) {
            PersonCard card = cards.get(ride.person());
            return card == null ? "—" : card.name();
        }

        private String where(Ride ride, boolean isBegin) {
            return ends.words(isBegin ? ride.from() : ride.to(), cards.get(ride.person()), places);
        }

        private RideDayView.Line line(@Nullable Ride ride, RideStop stop) {
            return ride == null
                    ? new RideDayView.Line(null, stop, "", "", "", stop.leaves().isBefore(clock.now()))
                    : new RideDayView.Line(
                            ride,
                            stop,
                            name(ride),
                            where(ride, stop.kind() == RouteStop.Kind.PICKUP),
                            rooms.of(ride.room()),
                            ride.missed() != null || stop.isDone(ride));
        }

        private RideDayView.Left left(Ride ride, @Nullable RideReason reason) {
            return new RideDayView.Left(
                    ride.id(), name(ride), where(ride, true) + " → " + where(ride, false), ride.begins(), reason);
        }
    }
}
