package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.duty.Absence;
import org.linli.duty.DutyHours;
import org.linli.duty.DutyMembers;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.routes.RouteBreak;
import org.linli.routes.RouteEnd;
import org.linli.routes.RouteProblem;
import org.linli.routes.RouteRequest;
import org.linli.routes.RouteRoom;
import org.linli.routes.RouteStop;
import org.linli.routes.RouteVehicle;
import org.linli.routes.RouteWeights;
import org.linli.territory.Position;
import org.springframework.stereotype.Component;

/** Reads what a day is planned from: who is to be driven, with what, what has begun already. */
@Component
class RideGroundReader {

    /** Whoever is under way or waits to go home is driven, however late it gets. */
    private static final double WHENEVER = Duration.ofHours(36).toSeconds();

    private final RideStore rides;
    private final RidePlanStore plans;
    private final RideTaken taken;
    private final DriveStore drives;
    private final Vehicles vehicles;
    private final DutyMembers members;
    private final DutyHours hours;
    private final Places places;
    private final RidePositions positions;
    private final RideTravels travels;
    private final RideSettings settings;
    private final BusinessClock clock;

    RideGroundReader(
            RideStore rides,
            RidePlanStore plans,
            RideTaken taken,
            DriveStore drives,
            Vehicles vehicles,
            DutyMembers members,
            DutyHours hours,
            Places places,
            RidePositions positions,
            RideTravels travels,
            RideSettings settings,
            BusinessClock clock) {
        this.rides = rides;
        this.plans = plans;
        this.taken = taken;
        this.drives = drives;
        this.vehicles = vehicles;
        this.members = members;
        this.hours = hours;
        this.places = places;
        this.positions = positions;
        this.travels = travels;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of an area on a day, as things are now. */
    RideGround of(AreaPath area, LocalDate day) {
        Set<UUID> elsewhere = taken.of(area, day);
        List<Ride> asked = rides.ofDay(area, clock.startOf(day), clock.endOf(day)).stream()
                .filter(ride -> !elsewhere.contains(ride.id()))
                .toList();
        List<Vehicle> cars = cars(area, day, elsewhere, under(asked));
        List<RideStop> published =
                plans.published(area, day).map(plan -> plans.stops(plan.id())).orElse(List.of());
        return new Reading(asked, cars, published, clock.startOf(day), day).ground();
    }

    /** In which cars anybody sits. */
    private Set<UUID> under(List<Ride> asked) {
        List<UUID> aboard = asked.stream()
                .filter(ride -> ride.state() == Ride.State.ABOARD)
                .map(Ride::id)
                .toList();
        return Set.copyOf(drives.cars(aboard).values());
    }

    /** Whoever is noted as away meanwhile still brings home who sits in their car. */
    private List<Vehicle> cars(AreaPath area, LocalDate day, Set<UUID> elsewhere, Set<UUID> under) {
        List<Vehicle> all = vehicles.within(area, day).stream()
                .filter(vehicle -> !elsewhere.contains(vehicle.id()))
                .toList();
        Set<UUID> away = members.absences(drivers(all), day, day).stream()
                .filter(Absence::isBinding)
                .map(Absence::member)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(vehicle ->
                        vehicle.member() == null || !away.contains(vehicle.member()) || under.contains(vehicle.id()))
                .toList();
    }

    /** Those who do duty. */
    private static List<UUID> drivers(List<Vehicle> cars) {
        return cars.stream()
                .flatMap(vehicle -> Stream.ofNullable(vehicle.member()))
                .distinct()
                .toList();
    }

    /** One reading, which gathers places on the way. */
    private final class Reading {

        private final List<Ride> asked;
        private final List<Vehicle> cars;
        private final List<RideStop> published;
        private final Instant base;
        private final LocalDate day;
        private final Map<UUID, Ride> byId;
        private final Map<UUID, RidePositions.Ends> ends;
        private final Map<UUID, DutyHours.Left> duty;
        private final List<Position> spots = new ArrayList<>();
        private final Map<UUID, List<RideStop>> done = new HashMap<>();

        private Reading(List<Ride> asked, List<Vehicle> cars, List<RideStop> published, Instant base, LocalDate day) {
            this.asked = asked;
            this.cars = cars;
            this.published = published;
            this.base = base;
            this.day = day;
            this.byId = rides.byId(Stream.concat(
                            asked.stream().map(Ride::id), published.stream().flatMap(s -> Stream.ofNullable(s.ride())))
                    .distinct()
                    .toList());
            this.ends = positions.of(byId.values());
            this.duty = hours.on(drivers(cars), day);
        }

        private RideGround ground() {
            var requests = new ArrayList<RouteRequest>();
            var unknown = new ArrayList<UUID>();
            Map<UUID, UUID> aboard = aboard();
            for (Ride ride : asked) {
                RidePositions.Ends at = Objects.requireNonNull(ends.get(ride.id()));
                if (ride.pickedAt() != null && !aboard.containsKey(ride.id())) {
                    continue;
                }
                if (at.from() == null || at.to() == null) {
                    unknown.add(ride.id());
                } else {
                    requests.add(request(ride, at.from(), at.to()));
                }
            }
            Set<UUID> planned = requests.stream().map(RouteRequest::id).collect(Collectors.toSet());
            Map<UUID, Instant> delays =
                    plans.delays(cars.stream().map(Vehicle::id).toList(), day);
            List<RouteVehicle> driving = cars.stream()
                    .map(car -> vehicle(
                            car,
                            delays.get(car.id()),
                            aboard.entrySet().stream()
                                    .filter(in -> in.getValue().equals(car.id()) && planned.contains(in.getKey()))
                                    .map(Map.Entry::getKey)
                                    .toList()))
                    .toList();
            RideTravel travel = travels.between(spots);
            return new RideGround(
                    new RouteProblem(driving, requests, travel, RouteWeights.USUAL),
                    base,
                    done,
                    unknown,
                    outward(),
                    travel.isMeasured());
        }

        /** Of those who are not there in another way: whoever is said to be ready is. */
        private Map<UUID, UUID> outward() {
            Set<UUID> open = asked.stream().filter(Ride::isOpen).map(Ride::id).collect(Collectors.toSet());
            var outward = new HashMap<UUID, UUID>();
            for (Ride back : asked) {
                UUID there = back.outward();
                if (there != null && back.readyAt() == null && open.contains(there)) {
                    outward.put(back.id(), there);
                }
            }
            return outward;
        }

        /** In which car whoever is under way sits. */
        private Map<UUID, UUID> aboard() {
            Set<UUID> known = cars.stream().map(Vehicle::id).collect(Collectors.toSet());
            List<UUID> under = byId.values().stream()
                    .filter(ride -> ride.state() == Ride.State.ABOARD)
                    .map(Ride::id)
                    .toList();
            var aboard = new HashMap<>(drives.cars(under));
            aboard.values().retainAll(known);
            return aboard;
        }

        private RouteRequest request(Ride ride, Position from, Position to) {
            boolean isLateBetter = ride.isBack() || ride.pickedAt() != null;
            double earliest = seconds(ride.begins());
            double latest = isLateBetter ? WHENEVER : seconds(ride.ends());
            double help = ride.room().help() ? settings.help().toSeconds() : 0;
            return new RouteRequest(
                    ride.id(),
                    new RouteEnd(spot(from), earliest, latest, settings.getIn().toSeconds() + help),
                    new RouteEnd(spot(to), 0, latest, getOut(ride).toSeconds()),
                    new RouteRoom(ride.room().seats(), ride.room().wheelchairs()),
                    ride.pickedAt() == null ? travels.longest(from, to).toSeconds() : Double.POSITIVE_INFINITY,
                    ride.isBack(),
                    ride.room().alone(),
                    ride.room().alone());
        }

        private Duration getOut(Ride ride) {
            return settings.getOut()
                    .plus(ride.room().help() ? settings.help() : Duration.ZERO)
                    .plus(ride.room().alone() ? settings.disinfecting() : Duration.ZERO);
        }

        private RouteVehicle vehicle(Vehicle car, @Nullable Instant free, List<UUID> aboard) {
            List<RideStop> behind = behind(car);
            done.put(car.id(), behind);
            double begins = seconds(clock.at(day, car.begins()));
            double from = Math.max(begins, seconds(clock.now()));
            if (free != null) {
                from = Math.max(from, seconds(free));
            }
            double until = Math.max(from, seconds(clock.at(day, car.ends())));
            var hours =
                    new RideHours(from, until, Double.POSITIVE_INFINITY, breaks(car, behind, from, !aboard.isEmpty()));
            DutyHours.Left left = car.member() == null ? null : duty.get(car.member());
            if (left != null) {
                hours = hours.within(left, begun(behind), this::seconds);
            }
            Position base = base(car);
            Position start = behind.stream()
                    .filter(stop -> stop.ride() != null && !isMissed(byId.get(stop.ride())))
                    .max(Comparator.comparing(stop -> happened(stop)))
                    .flatMap(stop -> Optional.ofNullable(at(stop)))
                    .orElse(base);
            if (!aboard.isEmpty()) {
                hours = hours.bringing(from, from + bringing(start, aboard));
            }
            return new RouteVehicle(
                    car.id(),
                    new RouteRoom(car.seats(), car.wheelchairs()),
                    spot(start),
                    spot(base),
                    hours.from(),
                    hours.until(),
                    hours.longest(),
                    car.shielded(),
                    hours.breaks(),
                    aboard);
        }

        /** Seconds until all who sit in a car are where they want to be, with detours. */
        private double bringing(Position start, List<UUID> aboard) {
            double seconds = 0;
            Position at = start;
            for (UUID id : aboard) {
                Position to = Objects.requireNonNull(
                        Objects.requireNonNull(ends.get(id)).to());
                Ride ride = Objects.requireNonNull(byId.get(id));
                seconds += travels.detour(at, to).plus(getOut(ride)).toSeconds();
                at = to;
            }
            return seconds;
        }

        /** When the first got in; infinite while nobody has. */
        private double begun(List<RideStop> behind) {
            return behind.stream()
                    .filter(stop -> stop.ride() != null && !isMissed(byId.get(stop.ride())))
                    .mapToDouble(stop -> seconds(happened(stop)))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        private Instant happened(RideStop stop) {
            Ride ride = Objects.requireNonNull(byId.get(stop.ride()));
            return Objects.requireNonNull(stop.kind() == RouteStop.Kind.PICKUP ? ride.pickedAt() : ride.setDownAt());
        }

        private static boolean isMissed(@Nullable Ride ride) {
            return ride != null && ride.state() == Ride.State.MISSED;
        }

        /**
         * Stops at which what was to happen has happened; a rest that is over too, and where somebody did not come
         * along, which the driver may have tapped by mistake.
         */
        private List<RideStop> behind(Vehicle car) {
            return published.stream()
                    .filter(stop -> stop.vehicle().equals(car.id()))
                    .filter(stop -> {
                        Ride ride = stop.ride() == null ? null : byId.get(stop.ride());
                        return ride == null
                                ? stop.ride() == null && stop.leaves().isBefore(clock.now())
                                : stop.isDone(ride) || stop.kind() == RouteStop.Kind.PICKUP && isMissed(ride);
                    })
                    .toList();
        }

        private @Nullable Position at(RideStop stop) {
            RidePositions.Ends of = ends.get(stop.ride());
            return of == null ? null : stop.kind() == RouteStop.Kind.PICKUP ? of.from() : of.to();
        }

        /** Whoever sits in the car is set down first, also where the rest was to be over by then. */
        private List<RouteBreak> breaks(Vehicle car, List<RideStop> behind, double from, boolean isUnderWay) {
            Vehicle.Rest rest = car.rest();
            boolean isOver = behind.stream().anyMatch(stop -> stop.kind() == RouteStop.Kind.BREAK);
            if (rest == null || isOver || second(rest.until()) < from) {
                return List.of();
            }
            return List.of(new RouteBreak(
                    second(rest.from()),
                    isUnderWay ? WHENEVER : second(rest.until()),
                    Duration.ofMinutes(rest.minutes()).toSeconds()));
        }

        private double second(LocalTime time) {
            return seconds(clock.at(day, time));
        }

        private Position base(Vehicle car) {
            Optional<Position> named = Optional.ofNullable(car.place())
                    .flatMap(places::find)
                    .flatMap(place -> Optional.ofNullable(place.position()));
            return named.or(() -> positions.middle(car.path()))
                    .or(() -> ends.values().stream()
                            .map(RidePositions.Ends::from)
                            .filter(Objects::nonNull)
                            .findFirst())
                    .orElse(new Position(0, 0));
        }

        private double seconds(Instant at) {
            return Duration.between(base, at).toSeconds();
        }

        private int spot(Position at) {
            int known = spots.indexOf(at);
            if (known >= 0) {
                return known;
            }
            spots.add(at);
            return spots.size() - 1;
        }
    }
}
