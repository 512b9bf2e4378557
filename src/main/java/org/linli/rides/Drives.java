package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AuditTrail;
import org.linli.access.GuessTries;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A driver's day by a link that needs no account: opens on that day only, and takes what the driver taps. */
@Service
@Transactional
public class Drives {

    /** First part of the addresses behind the links; whatever stands below it is open to all. */
    public static final String PATH = "/drive";

    /** Several drivers may sit behind one address of their network. */
    private static final int MOST_WRONG = 30;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** After midnight, for whoever is not home yet. */
    private static final Duration AFTER = Duration.ofHours(3);

    private final DriveSecrets secrets;
    private final DriveStore store;
    private final RideStore rides;
    private final Vehicles vehicles;
    private final ObjectProvider<Tasks> tasks;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final GuessTries tries;
    private final BusinessClock clock;

    Drives(
            DriveSecrets secrets,
            DriveStore store,
            RideStore rides,
            Vehicles vehicles,
            ObjectProvider<Tasks> tasks,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.secrets = secrets;
        this.store = store;
        this.rides = rides;
        this.vehicles = vehicles;
        this.tasks = tasks;
        this.permissions = permissions;
        this.audit = audit;
        this.tries = new GuessTries(MOST_WRONG, PAUSE, clock);
        this.clock = clock;
    }

    /**
     * The day of a driver.
     *
     * @param secret as it stands in the address
     */
    record Day(Vehicle vehicle, LocalDate day, String secret) {

        public String address() {
            return PATH + "/" + secret;
        }
    }

    /**
     * Where the driver of a car finds their day, below the address of the installation; for whoever keeps the car.
     *
     * @param day on which the link opens
     */
    @Transactional(readOnly = true)
    public String address(UUID vehicle, LocalDate day) {
        permissions.demand(Vehicles.KEEP);
        Vehicle car = vehicles.get(vehicle);
        Acting.demandSight(car.path());
        return PATH + "/" + secret(car, day);
    }

    /** What the driver's link has as its secret. */
    @Transactional(readOnly = true)
    String secret(Vehicle vehicle, LocalDate day) {
        return secrets.of(vehicle.id(), day, store.number(vehicle.id(), day));
    }

    /** Links of the car for that day that were given out open nothing any more. */
    void renew(UUID vehicle, LocalDate day) {
        permissions.demand(Vehicles.KEEP);
        Vehicle car = vehicles.get(vehicle);
        Acting.demandSight(car.path());
        store.renew(car, day);
        audit.record("rides.drive.renewed", vehicle.toString(), car.path(), day.toString());
    }

    /**
     * The day of a link. Acts as the program itself, as nobody is signed in.
     *
     * @param from the network address of whoever asks, whose wrong links are counted
     * @throws DriveShut for a link that opens nothing, which its own page tells in words
     */
    Day open(String secret, String from) {
        DriveSecrets.Named named = secrets.named(secret).orElseThrow(() -> wrong(from));
        Vehicle vehicle = find(named).orElseThrow(() -> wrong(from));
        int no = store.number(vehicle.id(), named.day());
        if (!secrets.isOf(secret, named, no)) {
            boolean wasOurs = false;
            for (int old = 1; old < no && !wasOurs; old++) {
                wasOurs = secrets.isOf(secret, named, old);
            }
            throw wasOurs ? new DriveShut(DriveShut.Why.RENEWED) : wrong(from);
        }
        if (clock.now().isBefore(clock.startOf(named.day()))) {
            throw new DriveShut(DriveShut.Why.EARLY);
        }
        if (clock.now().isAfter(clock.endOf(named.day()).plus(AFTER)) || !vehicle.drivesOn(named.day())) {
            throw new DriveShut(DriveShut.Why.OVER);
        }
        return new Day(vehicle, named.day(), secret);
    }

    /** Whoever has the right link is never kept waiting by wrong ones that came out of the same network. */
    private DriveShut wrong(String from) {
        return new DriveShut(tries.begins(from) ? DriveShut.Why.WRONG : DriveShut.Why.BUSY);
    }

    private Optional<Vehicle> find(DriveSecrets.Named named) {
        return vehicles.find(named.vehicle());
    }

    /** Notes that whoever has the link was shown whom they drive. */
    void seen(Day day) {
        audit.record(
                "rides.drive.seen", day.vehicle().id().toString(), day.vehicle().path(), "");
    }

    /**
     * Takes what the driver tapped; sent again under the same id it changes nothing. What happened on the road counts:
     * whoever has got in is driven, though the ride was withdrawn meanwhile.
     *
     * @throws Refused for a ride of another car or day, and for what cannot be
     */
    void take(Day day, DriveMark typed) {
        Vehicle vehicle = day.vehicle();
        if (!store.isOf(vehicle.id(), day.day(), typed.ride())) {
            throw Refused.of("", "rides.drive.not.yours");
        }
        Ride ride = rides.lock(typed.ride()).orElseThrow(() -> Refused.of("", "rides.drive.not.yours"));
        var mark = new DriveMark(typed.id(), typed.ride(), typed.what(), within(day, typed.at()), typed.undoes());
        if (!store.insert(mark, vehicle.id(), ride, clock.now())) {
            return;
        }
        boolean tookEffect = switch (mark.what()) {
            case ABOARD -> aboard(ride, vehicle, mark.at());
            case NOT_THERE -> missed(ride, vehicle, Ride.Missed.NOT_THERE, mark.at());
            case DECLINED -> missed(ride, vehicle, Ride.Missed.DECLINED, mark.at());
            case SET_DOWN -> setDown(ride, vehicle, mark.at());
            case UNDO -> undo(ride, vehicle, mark);
        };
        if (tookEffect) {
            store.tookEffect(mark.id());
        }
    }

    /** A phone's clock may be wrong: within the day, and not after now. */
    private Instant within(Day day, Instant at) {
        Instant begin = clock.startOf(day.day());
        Instant now = clock.now();
        return at.isAfter(now) ? now : at.isBefore(begin) ? begin : at;
    }

    private boolean aboard(Ride ride, Vehicle vehicle, Instant at) {
        if (ride.pickedAt() != null) {
            demandOwn(ride, vehicle);
            return false;
        }
        if (!ride.isBack()) {
            store.restoreBack(ride.id());
        }
        store.set(ride.id(), at, null, null, at);
        tasks.getObject().closeAll(ride.id(), "rides.closed.picked");
        return true;
    }

    /** "Got in" by mistake and then what was meant: without signal nothing can be undone in between. */
    private boolean missed(Ride ride, Vehicle vehicle, Ride.Missed why, Instant at) {
        Instant picked = ride.pickedAt();
        if (picked != null) {
            demandOwn(ride, vehicle);
            if (ride.setDownAt() != null || at.isBefore(picked)) {
                throw Refused.of("", "rides.drive.is.aboard");
            }
        } else if (!ride.isOpen()) {
            return false;
        }
        store.set(ride.id(), null, null, why, at);
        if (!ride.isBack()) {
            store.withdrawBack(ride.id(), at);
        }
        return true;
    }

    private boolean setDown(Ride ride, Vehicle vehicle, Instant at) {
        Instant picked = ride.pickedAt();
        if (picked == null) {
            throw Refused.of("", "rides.drive.not.aboard");
        }
        if (ride.setDownAt() != null) {
            return false;
        }
        store.set(ride.id(), picked, at.isBefore(picked) ? picked : at, null, at);
        if (ride.room().alone()) {
            store.disinfect(ride.id(), vehicle, at);
        }
        return true;
    }

    /** One step back from where the ride stood on the page: a second tap about the same step changes nothing. */
    private boolean undo(Ride ride, Vehicle vehicle, DriveMark mark) {
        if (tapped(ride).isEmpty() || mark.undoes() != null && mark.undoes() != ride.state()) {
            return false;
        }
        demandOwn(ride, vehicle);
        if (!ride.isBack() && ride.missed() != null) {
            store.restoreBack(ride.id());
        }
        @Nullable Instant picked = ride.setDownAt() == null ? null : ride.pickedAt();
        store.set(ride.id(), picked, null, null, mark.at());
        return true;
    }

    /** What the driver of another car tapped is for that driver to put right. */
    private void demandOwn(Ride ride, Vehicle vehicle) {
        if (store.car(ride.id(), tapped(ride))
                .filter(car -> !car.equals(vehicle.id()))
                .isPresent()) {
            throw Refused.of("", "rides.drive.elsewhere");
        }
    }

    /** What brought a ride where it stands; nothing where no driver did. */
    private static List<DriveMark.What> tapped(Ride ride) {
        return switch (ride.state()) {
            case ABOARD -> List.of(DriveMark.What.ABOARD);
            case DONE -> List.of(DriveMark.What.SET_DOWN);
            case MISSED -> List.of(DriveMark.What.NOT_THERE, DriveMark.What.DECLINED);
            case EXPECTED, WAITING, WITHDRAWN -> List.of();
        };
    }

    /** A car was disinfected after its closed loops. */
    void disinfected(UUID vehicle) {
        permissions.demand(Vehicles.KEEP);
        Vehicle car = vehicles.get(vehicle);
        Acting.demandSight(car.path());
        store.disinfected(vehicle, clock.now(), Acting.now().id());
        audit.record("rides.disinfected", vehicle.toString(), car.path(), "");
    }

    /** As the program itself, for whoever has a link. */
    static <T> T asNobody(Supplier<T> work) {
        return Acting.as(Actor.SYSTEM, work);
    }
}
