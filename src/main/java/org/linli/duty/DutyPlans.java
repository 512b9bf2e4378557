package org.linli.duty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans of who is to stand where. One at a time is made of an area; what comes out is a proposal that lies there until
 * somebody publishes it, discards it or asks for a new one.
 */
@Service
public class DutyPlans {

    /** Most days of a plan. */
    static final int LONGEST = 56;

    /** The last day that can be planned lies so many days ahead at most. */
    static final int AHEAD = Shifts.AHEAD + 28;

    /** Most seats times members: what a planner holds in memory for each pair. */
    private static final long LARGEST = 1_000_000;

    /** Milliseconds. */
    private static final long PATIENCE = 5000;

    private final DutyPlanStore store;
    private final DutyPlanReader reader;
    private final DutyPlanRuns runs;
    private final DutyKeeping keeping;
    private final Shifts shifts;
    private final Seats seats;
    private final LockedKeys locked;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    DutyPlans(
            DutyPlanStore store,
            DutyPlanReader reader,
            DutyPlanRuns runs,
            DutyKeeping keeping,
            Shifts shifts,
            Seats seats,
            LockedKeys locked,
            AuditTrail audit,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.store = store;
        this.reader = reader;
        this.runs = runs;
        this.keeping = keeping;
        this.shifts = shifts;
        this.seats = seats;
        this.locked = locked;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A plan that whoever acts may keep. */
    public DutyPlan get(UUID id) {
        return inTransaction(() -> {
            DutyPlan plan = settled(store.plan(id).orElseThrow(() -> new NotFound("plan", id)));
            keeping.demand(plan.path());
            return plan;
        });
    }

    /** Those in the making or proposed that have to do with an area, the latest first. */
    List<DutyPlan> open(AreaPath area) {
        return inTransaction(() -> store.open(area).stream()
                .map(this::settled)
                .filter(plan -> plan.endedAt() == null)
                .toList());
    }

    /** Those of an area that are over, the latest first. */
    List<DutyPlan> over(AreaPath area, int most) {
        return inTransaction(() -> store.over(area, most));
    }

    /** What a plan says of each seat. */
    List<DutyPlanSeat> seats(DutyPlan plan) {
        return inTransaction(() -> store.seats(plan.id()));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** One that was cut off when the program ended is the proposal that it had come to. */
    private DutyPlan settled(DutyPlan plan) {
        if (!plan.isRunning() || runs.isUnderWay(plan.id())) {
            return plan;
        }
        if (plan.found() == null) {
            store.fail(plan.id(), clock.now());
        } else {
            store.propose(plan.id());
        }
        return store.plan(plan.id()).orElseThrow();
    }

    /**
     * Begins to plan. What was proposed for the area before is discarded.
     *
     * @throws Refused for days that cannot be planned, where there is nothing to plan, and while somebody plans already
     */
    public DutyPlan begin(AreaPath area, LocalDate from, LocalDate until, DutyPlan.Way way) {
        keeping.demand(area);
        check(from, until);
        UUID by = Objects.requireNonNull(Acting.now().id());
        var plan = new DutyPlan(
                Ids.next(),
                area,
                from,
                until,
                way,
                DutyPlan.State.RUNNING,
                by,
                clock.now(),
                DutyPlan.Figures.NONE,
                null,
                null,
                null,
                null);
        try {
            transaction.executeWithoutResult(status -> begin(plan, by));
        } catch (RuntimeException refused) {
            runs.forget(plan.id());
            throw refused;
        }
        runs.start(plan.id());
        return plan;
    }

    private void begin(DutyPlan plan, UUID by) {
        AreaPath area = plan.path();
        locked.hold("duty.plan", List.of(area.lineage().getFirst().slug()));
        List<DutyPlan> open = store.open(area).stream().map(this::settled).toList();
        if (open.stream().anyMatch(DutyPlan::isRunning)) {
            throw Refused.of("", "duty.plan.running");
        }
        if (plan.until().isAfter(clock.today().plusDays(Shifts.AHEAD))) {
            shifts.lay(area, plan.from(), plan.until());
        }
        DutyPlanGround ground = reader.ofArea(area, plan.from(), plan.until());
        check(ground);
        open.stream()
                .filter(old -> old.isProposed() && Acting.now().sees(old.path()))
                .forEach(old -> store.end(old.id(), DutyPlan.State.DISCARDED, by, clock.now()));
        store.insert(plan);
        audit.record("duty.plan.begun", plan.id().toString(), area, plan.way().code());
        runs.prepare(plan.id(), plan.way(), ground.problem());
    }

    private void check(LocalDate from, LocalDate until) {
        var problems = new ArrayList<Problem>();
        if (from.isBefore(clock.today())) {
            problems.add(Problem.of("from", "duty.plan.from.past"));
        }
        if (until.isBefore(from)) {
            problems.add(Problem.of("until", "duty.until.before"));
        } else if (ChronoUnit.DAYS.between(from, until) >= LONGEST) {
            problems.add(Problem.of("until", "duty.plan.long", LONGEST));
        } else if (until.isAfter(clock.today().plusDays(AHEAD))) {
            problems.add(Problem.of("until", "duty.plan.far", AHEAD));
        }
        Refused.ifAny(problems);
    }

    private static void check(DutyPlanGround ground) {
        if (ground.members().isEmpty()) {
            throw Refused.of("area", "duty.plan.no.members");
        }
        int free = ground.problem().seats().size() - ground.problem().locked().size();
        if (free == 0) {
            throw Refused.of("until", "duty.plan.no.seats");
        }
        if ((long) ground.problem().seats().size() * ground.members().size() > LARGEST) {
            throw Refused.of("until", "duty.plan.large");
        }
    }

    /** Nobody waits for a better one: the best so far is the proposal. */
    public void stop(UUID id) throws InterruptedException {
        DutyPlan plan = get(id);
        transaction.executeWithoutResult(status ->
                store.stopped(plan.id(), Objects.requireNonNull(Acting.now().id())));
        runs.stop(plan.id(), PATIENCE);
    }

    /** What of a proposal can be published as things are now, and what cannot any more. */
    DutyPlanCheck check(DutyPlan plan) {
        return inTransaction(() -> {
            List<DutyPlanSeat> rows = store.seats(plan.id());
            return DutyPlanCheck.of(reader.ofArea(plan.path(), plan.from(), plan.until()), rows);
        });
    }

    /**
     * What a proposal says, and nothing has come up against since, becomes so.
     *
     * @param seen what had come up as far as whoever publishes knows, as the plan's page says it; empty for nothing
     * @return how many seats changed
     * @throws Refused where more has come up, where it was published or discarded before, or changes nothing
     */
    public int publish(UUID id, String seen) {
        return inTransaction(() -> {
            DutyPlan plan = store.held(id).orElseThrow(() -> new NotFound("plan", id));
            keeping.demand(plan.path());
            demandProposed(plan);
            DutyPlanCheck check = check(plan);
            if (!check.mark().equals(seen)) {
                throw Refused.of("", "duty.plan.changed");
            }
            List<SeatChange> changes = check.changes();
            if (changes.isEmpty()) {
                throw Refused.of("", "duty.plan.nothing");
            }
            try {
                seats.publish(changes);
            } catch (StaleRecord stale) {
                throw Refused.of("", "duty.plan.changed");
            }
            store.published(id, changes.stream().map(SeatChange::seat).toList());
            store.end(id, DutyPlan.State.PUBLISHED, Acting.now().id(), clock.now());
            audit.record("duty.plan.published", id.toString(), plan.path(), String.valueOf(changes.size()));
            return changes.size();
        });
    }

    private static void demandProposed(DutyPlan plan) {
        Optional<String> why = switch (plan.state()) {
            case PROPOSED -> Optional.empty();
            case RUNNING -> Optional.of("duty.plan.still.running");
            case PUBLISHED -> Optional.of("duty.plan.already.published");
            case DISCARDED, FAILED -> Optional.of("duty.plan.already.discarded");
        };
        why.ifPresent(key -> {
            throw Refused.of("", key);
        });
    }

    /** Nobody wants it; sent again it changes nothing. */
    void discard(UUID id) {
        transaction.executeWithoutResult(status -> {
            DutyPlan plan = store.held(id).orElseThrow(() -> new NotFound("plan", id));
            keeping.demand(plan.path());
            if (plan.state() == DutyPlan.State.DISCARDED) {
                return;
            }
            demandProposed(plan);
            store.end(id, DutyPlan.State.DISCARDED, Acting.now().id(), clock.now());
            audit.record("duty.plan.discarded", id.toString(), plan.path(), "");
        });
    }
}
