package org.linli.arrivals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.KeepsPlans;
import org.linli.access.Permissions;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.policy.Decision;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.linli.territory.Landlord;
import org.linli.territory.Territory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who come from elsewhere: registering them, deciding on the spot what applies, and letting care begin it. What
 * is registered is never changed; a mistake is withdrawn or replaced.
 */
@Service
@Transactional
public class Arrivals {

    /** Permission to see arrivals. */
    public static final String READ = "arrivals.read";

    /** Permission to register somebody. */
    public static final String REGISTER = "arrivals.register";

    /** Permission to withdraw or replace what was registered. */
    public static final String CORRECT = "arrivals.correct";

    /** Permission to take the list away as a file. */
    public static final String EXPORT = "arrivals.export";

    /** Permission to bring in a file. */
    public static final String IMPORT = "arrivals.import";

    private final ArrivalStore store;
    private final ArrivalScreening screening;
    private final ArrivalRegistration receiving;
    private final Care care;
    private final Measures measures;
    private final People people;
    private final Territory territory;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final Permissions permissions;
    private final ArrivalWriter recording;

    Arrivals(
            ArrivalStore store,
            ArrivalScreening screening,
            ArrivalRegistration receiving,
            Care care,
            Measures measures,
            People people,
            Territory territory,
            BusinessClock clock,
            AuditTrail audit,
            Permissions permissions,
            ArrivalWriter recording) {
        this.recording = recording;
        this.store = store;
        this.screening = screening;
        this.receiving = receiving;
        this.care = care;
        this.measures = measures;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
    }

    /** What would apply, without storing anything. */
    @Transactional(readOnly = true)
    public Decision preview(NewArrival arrival) {
        return screening.decide(arrival);
    }

    /**
     * Registers one person and begins what applies to them. A repeat is {@link ArrivalOutcome.Known}, or
     * {@link ArrivalOutcome.Differs} where the rules answer otherwise to it or facts are said otherwise; what cannot be
     * stored is {@link Refused}.
     */
    @KeepsPlans
    public ArrivalOutcome register(NewArrival arrival) {
        return orRefuse(registerAll(List.of(arrival), null).getFirst());
    }

    /** What was said of somebody beside the record of the same arrival: known or different; nothing is stored. */
    @Transactional(readOnly = true)
    ArrivalOutcome compare(Arrival onRecord, NewArrival now) {
        return receiving.compare(onRecord, now);
    }

    /** What was said now with what stands on record where nothing was said, see {@link NewArrival#completed}. */
    @Transactional(readOnly = true)
    NewArrival completed(NewArrival now, ArrivalOutcome.Differs differs) {
        Arrival before = get(differs.arrival());
        return now.completed(
                NewArrival.again(before.id(), before, "", store.tests(before.id())),
                differs.difference().sameAnswer());
    }

    /**
     * Registers many, in one transaction; one outcome for each, in their order. Whoever stands twice in the list is
     * known the second time.
     *
     * @param importId the file they come from; null when they come from no file
     */
    @KeepsPlans
    public List<ArrivalOutcome> registerAll(List<NewArrival> arrivals, @Nullable UUID importId) {
        permissions.demand(REGISTER);
        return receiving.receive(arrivals, importId, null);
    }

    /**
     * Replaces an arrival that was registered wrongly: what ran for it ends, and what applies to the right one begins.
     */
    public ArrivalOutcome correct(ArrivalId wrong, NewArrival right, String why) {
        permissions.demand(CORRECT);
        Arrival before = get(wrong);
        receiving.hold(List.of(right), List.of(before.person()));
        if (people.cards(List.of(before.person())).isEmpty()) {
            throw Refused.of("", "arrivals.refusal.lives.elsewhere");
        }
        takeBack(before, why);
        audit.record("arrival.corrected", wrong.toString(), before.path(), "");
        ArrivalOutcome registration =
                orRefuse(receiving.receive(List.of(right), null, wrong).getFirst());
        if (registration instanceof ArrivalOutcome.Differs) {
            // Of another day than before, which has a record of its own: nothing is withdrawn.
            throw Refused.of(
                    "arrivedOn", "arrivals.refusal.other.day", right.arrivedOn().toString());
        }
        Landlord landlord = right.landlord();
        if (landlord != null && registration instanceof ArrivalOutcome.Registered registered) {
            // Registering notes a landlord only where nobody is known yet; a correction says that it is another.
            territory.letBy(get(registered.arrival()).home(), landlord);
        }
        return registration;
    }

    /**
     * Says more exactly where somebody came from: the rest of the registration stays, and what applies is decided anew,
     * with the reason for the change.
     */
    public ArrivalOutcome.Registered comesFrom(ArrivalId wrong, String originCode, String originName, String why) {
        permissions.demand(CORRECT);
        Arrival before = get(wrong);
        receiving.hold(List.of(), List.of(before.person()));
        if (people.cards(List.of(before.person())).isEmpty()) {
            throw Refused.of("", "arrivals.refusal.lives.elsewhere");
        }
        takeBack(before, why);
        audit.record("arrival.corrected", wrong.toString(), before.path(), "");
        return recording.again(before, store.tests(wrong), originCode, originName);
    }

    @EventListener
    void follow(BuildingsMoved moved) {
        store.follow(moved.buildings().stream().map(BuildingId::value).toList());
    }

    private static ArrivalOutcome orRefuse(ArrivalOutcome registration) {
        if (registration instanceof ArrivalOutcome.Rejected rejected) {
            throw new Refused(rejected.problems());
        }
        return registration;
    }

    /** Withdraws an arrival that should not have been registered; what ran for it ends with the same reason. */
    public void withdraw(ArrivalId id, String why) {
        permissions.demand(CORRECT);
        Arrival arrival = get(id);
        receiving.hold(List.of(), List.of(arrival.person()));
        takeBack(arrival, why);
        audit.record("arrival.withdrawn", id.toString(), arrival.path(), "");
    }

    /** Where it was registered; whoever only looks after the person now may read it. */
    static boolean isOfScope(Arrival arrival) {
        AreaPath rental = arrival.rentalPath();
        return Acting.now().sees(arrival.path())
                || (rental != null && Acting.now().sees(rental));
    }

    private void takeBack(Arrival arrival, String why) {
        if (!isOfScope(arrival)) {
            throw Refused.of("", "arrivals.refusal.registered.elsewhere");
        }
        if (why.isBlank() || why.length() > 300) {
            throw Refused.of("why", "arrivals.refusal.why");
        }
        if (!store.withdraw(arrival.id(), clock.now(), Acting.now().id(), why.strip())) {
            throw Refused.of("", "arrivals.refusal.withdrawn");
        }
        care.endAllOf(arrival.id().value(), why.strip());
    }

    /** One arrival of the signed-in scope; nothing where there is none, and nothing ends what asks. */
    @Transactional(readOnly = true)
    public Optional<Arrival> find(ArrivalId id) {
        return store.find(id);
    }

    /** One arrival of the signed-in scope. */
    @Transactional(readOnly = true)
    public Arrival get(ArrivalId id) {
        return store.find(id).orElseThrow(() -> new NotFound("arrival", id));
    }

    /** The measure that applies because of it as far along as it is by now, where whoever acts sees it. */
    @Transactional(readOnly = true)
    public Optional<Measure> measure(Arrival arrival) {
        return Optional.ofNullable(arrival.decided().measure())
                .map(MeasureId::of)
                .flatMap(measures::furthest);
    }

    /** What must not be overlooked about it. */
    @Transactional(readOnly = true)
    List<ArrivalWarning> warnings(Arrival arrival) {
        return ArrivalWarning.of(
                arrival.originCode(),
                arrival.healthCode(),
                store.tests(arrival.id()),
                arrival.decided().protocol(),
                ArrivalWriter.hasWorker(arrival.path(), arrival.rentalPath(), territory));
    }

    /** The tests that came with it. */
    @Transactional(readOnly = true)
    public List<PriorTest> tests(ArrivalId id) {
        return store.tests(id);
    }

    /** Everything that was registered about a person, withdrawn ones too, newest first. */
    @Transactional(readOnly = true)
    public List<Arrival> of(PersonId person) {
        return store.ofPerson(person);
    }
}
