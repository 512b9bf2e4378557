package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.solving.SolvingBudget;
import org.linli.routes.RoutePlan;
import org.linli.routes.RoutePlanner;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans of days: one at a time is made of an area and lies there as a proposal until it is published, from when on
 * drivers drive by it. Made anew, it leaves alone what has begun.
 */
@Service
public class RidePlans {

    /** Most rides and cars of a day: what a planner holds in memory for each pair of places. */
    private static final int MOST = 1500;

    /** Milliseconds. */
    private static final long PATIENCE = 5000;

    /** Whoever plans anew has somebody on the phone. */
    private static final SolvingBudget AT_ONCE = SolvingBudget.ofSeconds(1);

    /** Of planning anew where drivers tap meanwhile. */
    private static final int MOST_TRIES = 3;

    /** A car is late by so much at most. */
    static final Duration LATEST = Duration.ofHours(6);

    private final RidePlanStore store;
    private final RideGroundReader reader;
    private final RideTaken taken;
    private final RidePlanRuns runs;
    private final RoutePlanner planner;
    private final Vehicles vehicles;
    private final LockedKeys locked;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    RidePlans(
            RidePlanStore store,
            RideGroundReader reader,
            RideTaken taken,
            RidePlanRuns runs,
            RoutePlanner planner,
            Vehicles vehicles,
            LockedKeys locked,
            Permissions permissions,
            AuditTrail audit,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.store = store;
        this.reader = reader;
        this.taken = taken;
        this.runs = runs;
        this.planner = planner;
        this.vehicles = vehicles;
        this.locked = locked;
        this.permissions = permissions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The one in the making, the proposal, or what drivers drive by; empty where nobody has planned. */
    public Optional<RidePlan> last(AreaPath area, LocalDate day) {
        return inTransaction(() -> store.last(area, day).map(this::settled));
    }

    /** What drivers drive by; empty where nothing is published. */
    public Optional<RidePlan> published(AreaPath area, LocalDate day) {
        return inTransaction(() -> store.published(area, day));
    }

    /** By car and their order. */
    public List<RideStop> stops(RidePlan plan) {
        return inTransaction(() -> store.stops(plan.id()));
    }

    /** What is published of a car's day, whoever planned it. */
    List<RideStop> ofCar(UUID vehicle, LocalDate day) {
        return inTransaction(() -> store.ofCar(vehicle, day));
    }

    /** Whom no car takes, and why. */
    public Map<UUID, RideReason> left(RidePlan plan) {
        return inTransaction(() -> store.left(plan.id()));
    }

    /** How far a plan in the making is. */
    RidePlanRuns.Progress progress(RidePlan plan) {
        return runs.progress(plan.id()).orElse(RidePlanRuns.Progress.NONE);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** One that was cut off when the program ended came to nothing. */
    private RidePlan settled(RidePlan plan) {
        if (plan.state() != RidePlan.State.RUNNING || runs.progress(plan.id()).isPresent()) {
            return plan;
        }
        RidePlan now = store.find(plan.id()).orElseThrow();
        if (now.state() == RidePlan.State.RUNNING) {
            store.state(plan.id(), RidePlan.State.FAILED);
        }
        return store.find(plan.id()).orElseThrow();
    }

    /**
     * Begins to plan.
     *
     * @throws Refused for a day that is over, where there is nobody to drive or nothing to drive with, and while
     *     somebody plans already
     */
    public RidePlan begin(AreaPath area, LocalDate day) {
        demand(area, day);
        RidePlan[] begun = new RidePlan[1];
        try {
            transaction.executeWithoutResult(status -> {
                hold(day);
                if (store.last(area, day).map(this::settled).stream()
                        .anyMatch(plan -> plan.state() == RidePlan.State.RUNNING)) {
                    throw Refused.of("", "rides.plan.running");
                }
                Instant read = clock.now();
                RideGround ground = ground(area, day);
                RidePlan plan = fresh(area, day, read, ground, RidePlan.State.RUNNING);
                begun[0] = plan;
                store.insert(plan);
                audit.record("rides.plan.begun", plan.id().toString(), area, day.toString());
                runs.prepare(plan, ground);
            });
        } catch (RuntimeException refused) {
            if (begun[0] != null) {
                runs.forget(begun[0].id());
            }
            throw refused;
        }
        RidePlan plan = Objects.requireNonNull(begun[0]);
        runs.start(plan.id());
        return plan;
    }

    /** Cars of a community may be planned above it as well: one plan of a day is begun or published at a time. */
    private void hold(LocalDate day) {
        locked.hold("rides.plan", List.of(day.toString()));
    }

    private static RidePlan fresh(AreaPath area, LocalDate day, Instant read, RideGround ground, RidePlan.State state) {
        return new RidePlan(Ids.next(), area, day, state, read, Acting.now().id(), ground.isMeasured(), null);
    }

    private void demand(AreaPath area, LocalDate day) {
        permissions.demand(Vehicles.KEEP);
        Acting.demandSight(area);
        if (day.isBefore(clock.today())) {
            throw Refused.of("", "rides.plan.past");
        }
    }

    private RideGround ground(AreaPath area, LocalDate day) {
        RideGround ground = reader.of(area, day);
        if (ground.problem().vehicles().isEmpty()) {
            throw Refused.of("", "rides.plan.no.vehicles");
        }
        if (ground.problem().requests().isEmpty() && ground.unknown().isEmpty()) {
            throw Refused.of("", "rides.plan.no.rides");
        }
        if (ground.problem().requests().size() + ground.problem().vehicles().size() > MOST) {
            throw Refused.of("", "rides.plan.large", MOST);
        }
        return ground;
    }

    /** Nobody waits for a better one: the best so far is the proposal. */
    public void stop(AreaPath area, LocalDate day) throws InterruptedException {
        permissions.demand(Vehicles.KEEP);
        Acting.demandSight(area);
        Optional<RidePlan> plan = last(area, day);
        if (plan.isPresent()) {
            runs.stop(plan.get().id(), PATIENCE);
        }
    }

    /**
     * Drivers drive by the proposal from now on.
     *
     * @throws Refused where there is none, where a driver's tap has come in since it was made, and where another area's
     *     plan has taken one of its cars or riders
     */
    public void publish(AreaPath area, LocalDate day) {
        demand(area, day);
        transaction.executeWithoutResult(status -> {
            hold(day);
            RidePlan plan = store.last(area, day)
                    .filter(last -> last.state() == RidePlan.State.PROPOSED)
                    .orElseThrow(() -> Refused.of("", "rides.plan.none"));
            List<RideStop> stops = store.stops(plan.id());
            if (store.isMarkedSince(driven(stops), plan.askedAt())) {
                throw Refused.of("", "rides.plan.begun.since");
            }
            Set<UUID> elsewhere = taken.of(area, day);
            if (stops.stream().anyMatch(stop -> elsewhere.contains(stop.vehicle()) || isOf(elsewhere, stop.ride()))) {
                throw Refused.of("", "rides.plan.taken");
            }
            store.publish(plan, clock.now(), Acting.now().id());
            audit.record("rides.plan.published", plan.id().toString(), area, day.toString());
        });
    }

    private static List<UUID> driven(List<RideStop> stops) {
        return stops.stream()
                .flatMap(stop -> Stream.ofNullable(stop.ride()))
                .distinct()
                .toList();
    }

    private static boolean isOf(Set<UUID> rides, @Nullable UUID ride) {
        return ride != null && rides.contains(ride);
    }

    /**
     * Makes the plan that drivers drive by anew at once, as after a cancellation, for a late car or somebody who came
     * in since; who sits in a car stays there.
     *
     * @throws Refused where none is published, and as {@link #begin}
     */
    public void again(AreaPath area, LocalDate day) {
        demand(area, day);
        if (published(area, day).isEmpty()) {
            throw Refused.of("", "rides.plan.none.published");
        }
        now(area, day);
    }

    /**
     * Plans a day at once and publishes what was found within a second.
     *
     * @throws Refused as {@link #begin}
     */
    public void now(AreaPath area, LocalDate day) {
        demand(area, day);
        transaction.executeWithoutResult(status -> {
            hold(day);
            Instant read;
            RideGround ground;
            RoutePlan best;
            List<RideStop> stops;
            int tries = 0;
            do {
                read = clock.now();
                ground = ground(area, day);
                best = planner.plan(ground.problem(), AT_ONCE);
                stops = ground.stops(best);
                tries++;
            } while (store.isMarkedSince(driven(stops), read) && tries < MOST_TRIES);
            RidePlan plan = fresh(area, day, read, ground, RidePlan.State.PROPOSED);
            store.insert(plan);
            store.keep(plan, stops, ground.left(best));
            store.publish(plan, clock.now(), Acting.now().id());
            audit.record("rides.plan.again", plan.id().toString(), area, day.toString());
        });
    }

    /**
     * A car is free only in some time; what that means for its rides is planned at once.
     *
     * @param minutes 1 to 360
     * @throws Refused for other minutes, and as {@link #again}
     */
    public void late(AreaPath area, LocalDate day, UUID vehicle, int minutes) {
        demand(area, day);
        if (minutes < 1 || minutes > LATEST.toMinutes()) {
            throw Refused.of("minutes", "rides.late.wrong", LATEST.toMinutes());
        }
        transaction.executeWithoutResult(status -> {
            Vehicle car = vehicles.get(vehicle);
            if (!area.covers(car.path())) {
                throw new NotFound("vehicle", vehicle);
            }
            Instant begins = clock.at(day, car.begins());
            Instant from = begins.isAfter(clock.now()) ? begins : clock.now();
            store.delay(car, day, from.plus(Duration.ofMinutes(minutes)));
            audit.record("rides.late", vehicle.toString(), area, String.valueOf(minutes));
        });
        again(area, day);
    }
}
