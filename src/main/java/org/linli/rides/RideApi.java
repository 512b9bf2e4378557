package org.linli.rides;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is driven and how cars drive, for software. Nobody is named. */
@RestController
@RequestMapping("/api/v1/rides")
@Allowed(RideRequests.SEE)
class RideApi {

    private static final int MOST = 500;

    private final RideReads rides;
    private final Territory territory;
    private final AuditTrail audit;
    private final BusinessClock clock;

    RideApi(RideReads rides, Territory territory, AuditTrail audit, BusinessClock clock) {
        this.audit = audit;
        this.rides = rides;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * Rides of a day by when they begin, those that are over or were withdrawn too.
     *
     * @param area path of a node; the caller's whole area when absent
     * @param day today when absent
     * @param after id of the last one of the page before, as {@code next} says; the first page when absent
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Operation(summary = "Rides of a day, there and back each, by when they begin")
    Page list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int size) {
        int most = Math.clamp(size, 1, MOST);
        List<Ride> found = rides.page(looked(area, day), on(day), after, most + 1);
        List<Ride> rows = found.size() > most ? found.subList(0, most) : found;
        return new Page(
                rows.stream().map(Shown::of).toList(),
                found.size() > most ? rows.getLast().id() : null);
    }

    /**
     * Trips of a day as drivers drive them, by car: what is published, not proposals.
     *
     * @param area path of a node; the caller's whole area when absent
     * @param day today when absent
     */
    @GetMapping("/trips")
    @Allowed(Vehicles.KEEP)
    @Operation(summary = "Trips of a day with their stops, as drivers drive them")
    List<TripShown> trips(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable LocalDate day) {
        return rides.trips(looked(area, day), on(day)).stream()
                .flatMap(car -> car.trips().stream().map(trip -> TripShown.of(car.vehicle(), trip)))
                .toList();
    }

    /** The area asked for; that its rides are looked at is noted. */
    private AreaPath looked(@Nullable String area, @Nullable LocalDate day) {
        AreaPath within = Objects.requireNonNullElseGet(
                territory.narrowed(area), () -> Acting.now().home());
        audit.record("rides.day.seen", on(day).toString(), within, "");
        return within;
    }

    private LocalDate on(@Nullable LocalDate day) {
        return Objects.requireNonNullElseGet(day, clock::today);
    }

    /** @param next what to ask for as {@code after}; null on the last page */
    @Schema(name = "RidePage")
    record Page(List<Shown> rows, @Nullable UUID next) {}

    /**
     * A ride.
     *
     * @param outward of a way back, the way there
     * @param begins not before
     * @param ends there by then
     * @param state {@code expected}, {@code waiting}, {@code aboard}, {@code done}, {@code missed} or
     *     {@code withdrawn}
     * @param missed {@code not_there} or {@code declined}
     */
    @Schema(name = "RideShown")
    record Shown(
            UUID id,
            @Nullable UUID outward,
            UUID person,
            AreaPath area,
            String purpose,
            Instant begins,
            Instant ends,
            String state,
            int companions,
            boolean wheelchair,
            boolean alone,
            boolean help,
            @Nullable Instant pickedAt,
            @Nullable Instant setDownAt,
            @Nullable String missed) {

        static Shown of(Ride ride) {
            Ride.Missed missed = ride.missed();
            return new Shown(
                    ride.id(),
                    ride.outward(),
                    ride.person().value(),
                    ride.path(),
                    ride.purpose().code(),
                    ride.begins(),
                    ride.ends(),
                    ride.state().name().toLowerCase(Locale.ROOT),
                    ride.room().companions(),
                    ride.room().wheelchair(),
                    ride.room().alone(),
                    ride.room().help(),
                    ride.pickedAt(),
                    ride.setDownAt(),
                    missed == null ? null : missed.code());
        }
    }

    /**
     * A trip of a car.
     *
     * @param no from 1, of its car on that day
     * @param people who come along, each counted once
     */
    @Schema(name = "RideTrip")
    record TripShown(UUID vehicle, String name, int no, int people, List<StopShown> stops) {

        static TripShown of(Vehicle vehicle, RideDayView.Trip trip) {
            return new TripShown(
                    vehicle.id(),
                    vehicle.name(),
                    trip.no(),
                    trip.people(),
                    trip.stops().stream().map(StopShown::of).toList());
        }
    }

    /**
     * A stop.
     *
     * @param ride null for a rest
     * @param kind {@code pickup}, {@code setdown} or {@code break}
     * @param at when it begins, as planned
     * @param done whether it has happened
     */
    @Schema(name = "RideStop")
    record StopShown(@Nullable UUID ride, String kind, Instant at, boolean done) {

        static StopShown of(RideDayView.Line line) {
            Ride ride = line.ride();
            return new StopShown(ride == null ? null : ride.id(), line.stop().code(), line.at(), line.isDone());
        }
    }
}
