package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be driven: asked for, corrected, ready for the way back, withdrawn. */
@Service
@Transactional
public class RideRequests {

    /** Permission to see who is driven where. */
    public static final String SEE = "rides.see";

    /** Permission to ask for rides, to correct and to withdraw them. */
    public static final String ASK = "rides.ask";

    /** Permission to take the list of rides away as a file. */
    public static final String EXPORT = "rides.export";

    /** Farther ahead nobody knows what will be. */
    static final Duration AHEAD = Duration.ofDays(60);

    /** From the earliest pickup to when they must be there. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** From the pickup to the way back. */
    static final Duration LONGEST_STAY = Duration.ofHours(14);

    private final RideStore store;
    private final ObjectProvider<Tasks> tasks;
    private final People people;
    private final Places places;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    RideRequests(
            RideStore store,
            ObjectProvider<Tasks> tasks,
            People people,
            Places places,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.tasks = tasks;
        this.people = people;
        this.places = places;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Ride get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("ride", id));
    }

    /** The way back of a way there; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Ride> back(UUID outward) {
        return store.back(outward);
    }

    /** Of a person, the latest first. */
    @Transactional(readOnly = true)
    public List<Ride> of(PersonId person, int most) {
        return store.of(person, most);
    }

    /** Those of these people of whom a ride there is on record, not withdrawn, by which they must be there on a day. */
    @Transactional(readOnly = true)
    public Set<UUID> driven(Collection<PersonId> persons, RidePurpose purpose, LocalDate day) {
        return store.driven(persons, purpose, clock.startOf(day), clock.startOf(day.plusDays(1)));
    }

    /**
     * Asks for a ride, with the way back where it is needed; sent again under the same id it is asked once.
     *
     * @return the way there
     * @throws Refused for times, places or room that cannot be, and for somebody who does not live here
     */
    public Ride ask(RideAsk asked) {
        permissions.demand(ASK);
        Person who = people.get(asked.person());
        if (!who.isHere()) {
            throw Refused.of("", "rides.gone", who.name());
        }
        Ride ride = ride(asked, who);
        Refused.ifAny(problems(ride, asked.backAt()));
        if (!store.insert(ride)) {
            return store.find(ride.id())
                    .filter(before -> before.person().equals(ride.person()))
                    .orElseThrow(() -> Refused.of("", "rides.taken"));
        }
        if (asked.backAt() != null) {
            store.insert(back(ride, asked.backAt()));
        }
        audit.record(
                "rides.asked",
                ride.person().toString(),
                ride.path(),
                ride.purpose().code());
        return ride;
    }

    /**
     * Asks for what was withdrawn once more, or puts right what was asked for; where nothing was, the same as
     * {@link #ask}.
     *
     * @throws Refused as {@link #ask}, and where somebody has got in
     */
    public void askAnew(RideAsk asked) {
        permissions.demand(ASK);
        Optional<Ride> before = store.lock(asked.id());
        if (before.isEmpty()) {
            ask(asked);
            return;
        }
        if (before.get().state() == Ride.State.WITHDRAWN) {
            store.revive(asked.id());
        }
        correct(asked, get(asked.id()).version());
    }

    private Ride ride(RideAsk asked, Person who) {
        return new Ride(
                asked.id(),
                null,
                who.id(),
                who.household(),
                who.path(),
                who.rentalPath(),
                asked.purpose(),
                asked.from(),
                asked.to(),
                asked.earliest(),
                asked.latest(),
                null,
                asked.room(),
                asked.note(),
                clock.now(),
                Acting.now().id(),
                null,
                null,
                null,
                null,
                0);
    }

    private static Ride back(Ride out, Instant at) {
        return new Ride(
                Ids.next(),
                out.id(),
                out.person(),
                out.household(),
                out.path(),
                out.rentalPath(),
                out.purpose(),
                out.to(),
                out.from(),
                at,
                at.plus(Ride.HOME_WITHIN),
                null,
                out.room(),
                out.note(),
                out.askedAt(),
                out.askedBy(),
                null,
                null,
                null,
                null,
                0);
    }

    private List<Problem> problems(Ride ride, @Nullable Instant backAt) {
        List<Problem> problems = new ArrayList<>();
        Instant now = clock.now();
        if (ride.earliest().isAfter(now.plus(AHEAD))) {
            problems.add(Problem.of("day", "rides.day.far", AHEAD.toDays()));
        } else if (ride.latest().isBefore(now)) {
            problems.add(Problem.of("latest", "rides.latest.past"));
        }
        if (!ride.latest().isAfter(ride.earliest())
                || ride.latest().isAfter(ride.earliest().plus(LONGEST))) {
            problems.add(Problem.of("latest", "rides.latest.wrong", LONGEST.toHours()));
        }
        if (backAt != null && !backAt.isAfter(ride.earliest())) {
            problems.add(Problem.of("backAt", "rides.back.wrong"));
        } else if (backAt != null && backAt.isAfter(ride.earliest().plus(LONGEST_STAY))) {
            problems.add(Problem.of("backAt", "rides.back.far", LONGEST_STAY.toHours()));
        }
        if (ride.from().equals(ride.to())) {
            problems.add(Problem.of("to", "rides.to.same"));
        }
        end(problems, "from", ride.from());
        end(problems, "to", ride.to());
        if (ride.room().companions() < 0 || ride.room().companions() > RideRoom.MOST) {
            problems.add(Problem.of("companions", "rides.companions.wrong", RideRoom.MOST));
        }
        if (ride.note().length() > Ride.LONGEST) {
            problems.add(Problem.of("note", "rides.note.long", Ride.LONGEST));
        }
        return problems;
    }

    private void end(List<Problem> problems, String field, RideEnd end) {
        boolean isUnknown = end.place() != null && places.find(end.place()).isEmpty();
        if (isUnknown) {
            problems.add(Problem.of(field, "rides.end.choose"));
        }
        if (end.kind() == RideEnd.Kind.ADDRESS
                && (end.words().isBlank() || end.words().length() > RideEnd.LONGEST)) {
            problems.add(Problem.of(field + "Words", "rides.words.wrong", RideEnd.LONGEST));
        }
    }

    /**
     * Puts a ride right in which nobody has got yet. Its way back follows: from where it goes now, as much earlier or
     * later.
     *
     * @param asked whose id is the ride's; its person stays
     * @throws Refused as {@link #ask}, and where somebody has got in or it was withdrawn
     * @throws StaleRecord where it has changed since that version
     */
    public void correct(RideAsk asked, int version) {
        permissions.demand(ASK);
        Ride ride = open(asked.id());
        Person who = people.get(ride.person());
        Ride typed = ride(asked, who);
        var changed = new Ride(
                ride.id(),
                ride.outward(),
                ride.person(),
                ride.household(),
                ride.path(),
                ride.rentalPath(),
                typed.purpose(),
                typed.from(),
                typed.to(),
                typed.earliest(),
                typed.latest(),
                ride.readyAt(),
                typed.room(),
                typed.note(),
                ride.askedAt(),
                ride.askedBy(),
                null,
                null,
                null,
                null,
                version);
        Refused.ifAny(problems(changed, null));
        if (!store.update(changed)) {
            throw new StaleRecord("ride", ride.id());
        }
        store.back(ride.id()).filter(Ride::isOpen).ifPresent(back -> store.update(back.following(ride, changed)));
        audit.record("rides.corrected", ride.person().toString(), ride.path(), "");
    }

    /**
     * Somebody is ready for the way back, as after an observation; told again it stays as it was told first.
     *
     * @param ride the way back, or the way there that has one
     * @throws Refused where there is no way back, or nobody is to be driven any more
     */
    public void ready(UUID ride, Instant at) {
        permissions.demand(ASK);
        UUID back = wayBack(ride);
        Ride held = lock(back);
        if (!held.canBeReady() && !held.isOpen()) {
            throw Refused.of("", held.state() == Ride.State.WITHDRAWN ? "rides.is.withdrawn" : "rides.begun");
        }
        if (held.canBeReady()) {
            store.ready(back, at);
            audit.record("rides.ready", held.person().toString(), held.path(), "");
        }
    }

    /**
     * Somebody is not ready for the way back after all, where they were said to be so at that time and nobody has
     * picked them up.
     *
     * @param ride the way back, or the way there that has one
     * @throws Refused where there is no way back
     */
    public void notReady(UUID ride, Instant at) {
        permissions.demand(ASK);
        Ride held = lock(wayBack(ride));
        if (held.isOpen() && at.equals(held.readyAt())) {
            store.notReady(held.id());
            audit.record("rides.unready", held.person().toString(), held.path(), "");
        }
    }

    private UUID wayBack(UUID ride) {
        Ride told = get(ride);
        return told.isBack()
                ? told.id()
                : store.back(ride)
                        .orElseThrow(() -> Refused.of("", "rides.no.back"))
                        .id();
    }

    /**
     * Nobody is to be driven; with the way there goes the way back. Withdrawn again it changes nothing.
     *
     * @throws Refused where somebody has got in
     */
    public void withdraw(UUID id) {
        permissions.demand(ASK);
        Ride ride = lock(id);
        if (ride.state() == Ride.State.WITHDRAWN) {
            return;
        }
        if (!ride.isOpen()) {
            throw Refused.of("", "rides.begun");
        }
        withdraw(ride);
        audit.record(
                "rides.withdrawn",
                ride.person().toString(),
                ride.path(),
                ride.purpose().code());
    }

    /** Whoever was left where they had been driven to is seen to; nobody is to be sent for them any more. */
    void seenTo(UUID back) {
        store.lock(back)
                .filter(ride -> ride.pickedAt() == null && ride.withdrawnAt() == null)
                .ifPresent(ride -> store.withdraw(ride.id(), clock.now()));
    }

    private void withdraw(Ride ride) {
        store.withdraw(ride.id(), clock.now());
        closeAlarms(ride.id());
        store.back(ride.id()).filter(Ride::isOpen).ifPresent(this::withdraw);
    }

    /** What others ask for under the same id goes on. */
    private void closeAlarms(UUID id) {
        Tasks all = tasks.getObject();
        all.close(
                all.ofSource(id).stream()
                        .filter(task -> task.isOpen() && task.kind().equals(RideLeft.KEY))
                        .map(Task::id)
                        .toList(),
                "rides.closed.withdrawn");
    }

    private Ride lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("ride", id));
    }

    private Ride open(UUID id) {
        Ride ride = lock(id);
        if (!ride.isOpen()) {
            throw Refused.of("", ride.state() == Ride.State.WITHDRAWN ? "rides.is.withdrawn" : "rides.begun");
        }
        return ride;
    }

    /** Whoever is to be driven lives elsewhere now. */
    void move(PeopleMoved moves) {
        Map<PersonId, PersonMoved> last = moves.last();
        store.open(last.keySet())
                .forEach(ride -> store.move(ride.id(), Objects.requireNonNull(last.get(ride.person()))));
    }

    /** Whoever was to be driven is not here any more. */
    void gone(PersonId person) {
        store.open(List.of(person)).forEach(ride -> store.withdraw(ride.id(), clock.now()));
    }
}
