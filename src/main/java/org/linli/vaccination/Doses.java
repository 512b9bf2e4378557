package org.linli.vaccination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The doses of people. One that is on record is never changed: it is ended, and where something was wrong another takes
 * its place. What follows from them is kept with them. Two who enter for the same person take turns.
 */
@Service
@Transactional
public class Doses {

    /** Permission to see doses, obstacles and who is due. */
    public static final String SEE = "vaccination.see";

    /** Permission to enter doses and obstacles. */
    public static final String ENTER = "vaccination.enter";

    /** The first vaccines against it were given in July 2020, as an emergency use. */
    static final LocalDate FIRST_DAY = LocalDate.of(2020, 7, 1);

    private final DoseStore store;
    private final VaccineBook book;
    private final People people;
    private final LockedKeys keys;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Doses(
            DoseStore store,
            VaccineBook book,
            People people,
            LockedKeys keys,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.book = book;
        this.people = people;
        this.keys = keys;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Enters one. Sent twice with the same id it is stored once.
     *
     * @param place where it was given, where that is a place of ours
     * @throws Refused for a day or a number that cannot be, each beside its field
     */
    public void enter(Dose dose, @Nullable UUID place, DoseOrigin origin) {
        permissions.demand(ENTER);
        Person person = held(dose.person());
        Optional<DoseOnRecord> sent = store.find(dose.id());
        if (sent.isPresent()) {
            if (!sent.get().dose().equals(dose)) {
                throw new Conflict(Problem.of("id", "vaccination.dose.sent"));
            }
            return;
        }
        Refused.ifAny(wrong(dose, person, null));
        add(dose, place, origin, person, null, List.of());
        audit.record("vaccination.dose.entered", person.id().toString(), person.path(), "");
    }

    /**
     * Puts another in the place of one.
     *
     * @throws Refused as {@link #enter}
     * @throws StaleRecord where it does not count any more
     */
    public void correct(UUID wrong, Dose right, @Nullable UUID place, DoseOrigin origin) {
        permissions.demand(ENTER);
        Person person = held(get(wrong).dose().person());
        if (get(wrong).ended() != null) {
            throw new StaleRecord("dose", wrong);
        }
        Refused.ifAny(wrong(right, person, wrong));
        end(wrong, DoseEnd.CORRECTED);
        add(right, place, origin, person, wrong, get(wrong).against());
        audit.record("vaccination.dose.corrected", person.id().toString(), person.path(), "");
    }

    /**
     * Takes one off the record; it stays in the trail.
     *
     * @throws StaleRecord where it does not count any more
     */
    public void strike(UUID wrong, DoseEnd why) {
        permissions.demand(ENTER);
        Person person = held(get(wrong).dose().person());
        end(wrong, why);
        keep(person);
        audit.record("vaccination.dose.struck", person.id().toString(), person.path(), "");
    }

    /**
     * Enters one that was given on site: it is in the arm, whatever speaks against it, and gets the next number.
     *
     * @param against what it is marked with
     */
    Dose given(Dose dose, @Nullable UUID place, List<DoseAgainst> against) {
        permissions.demand(ENTER);
        Person person = held(dose.person());
        var numbered = new Dose(
                dose.id(),
                dose.person(),
                dose.vaccine(),
                dose.maker(),
                dose.batch(),
                history(store.counting(List.of(person.id()))).count() + 1,
                dose.site(),
                dose.day());
        add(numbered, place, DoseOrigin.SITE, person, null, against);
        audit.record("vaccination.dose.entered", person.id().toString(), person.path(), "");
        return numbered;
    }

    private Person held(UUID person) {
        keys.hold("vaccination", List.of(person.toString()));
        return people.get(PersonId.of(person));
    }

    private void end(UUID wrong, DoseEnd why) {
        if (!store.end(wrong, why, Acting.now().id(), clock.now())) {
            throw new StaleRecord("dose", wrong);
        }
        events.publishEvent(new DoseEnded(wrong));
    }

    private void add(
            Dose dose,
            @Nullable UUID place,
            DoseOrigin origin,
            Person person,
            @Nullable UUID replaces,
            List<DoseAgainst> against) {
        store.insert(
                new DoseOnRecord(
                        dose, place, origin, against, clock.now(), Acting.now().id(), null),
                person,
                replaces);
        keep(person);
        events.publishEvent(new DoseEntered(dose, person, place != null || origin == DoseOrigin.SITE, replaces));
    }

    private void keep(Person person) {
        List<Dose> doses = store.counting(List.of(person.id()));
        Optional<Dose> last = history(doses).last();
        last.ifPresentOrElse(
                dose -> store.keep(person, dose, DoseDue.after(doses, book).orElse(null)),
                () -> store.forget(person.id()));
        events.publishEvent(new DosesChanged(person.id(), last.map(Dose::number).orElse(0)));
    }

    /** What would be refused of a dose; nothing where it can be entered. */
    @Transactional(readOnly = true)
    public List<Problem> wrong(Dose dose) {
        return wrong(dose, people.get(PersonId.of(dose.person())), null);
    }

    /** @param apart the one whose place it takes; null for none */
    private List<Problem> wrong(Dose dose, Person person, @Nullable UUID apart) {
        List<Problem> problems = new ArrayList<>();
        int most = book.most(dose.vaccine());
        if (dose.number() > most) {
            problems.add(Problem.of(DoseForm.NUMBER, "vaccination.dose.number.most", most));
        }
        LocalDate born = person.bornOn();
        if (dose.day().isAfter(clock.today())
                || dose.day().isBefore(FIRST_DAY)
                || born != null && dose.day().isBefore(born)) {
            problems.add(Problem.of(DoseForm.DAY, "vaccination.dose.day.wrong"));
        }
        for (Dose other : store.counting(List.of(person.id()))) {
            if (other.id().equals(apart)) {
                continue;
            }
            if (other.number() == dose.number()) {
                problems.add(told(DoseForm.NUMBER, "vaccination.dose.number.known", other));
            } else if (!isInOrder(dose, other)) {
                problems.add(told(DoseForm.DAY, "vaccination.dose.day.order", other));
            }
        }
        return problems;
    }

    private static boolean isInOrder(Dose dose, Dose other) {
        return other.number() < dose.number()
                ? other.day().isBefore(dose.day())
                : other.day().isAfter(dose.day());
    }

    private static Problem told(String field, String key, Dose other) {
        return Problem.of(field, key, other.number(), other.day().toString());
    }

    @Transactional(readOnly = true)
    public DoseOnRecord get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("dose", id));
    }

    /** All of somebody, by number; those that do not count any more too. */
    @Transactional(readOnly = true)
    public List<DoseOnRecord> of(PersonId person) {
        return store.of(person);
    }

    /** Those of many that count, by person. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<Dose>> counting(Collection<PersonId> persons) {
        return store.counting(persons).stream().collect(Collectors.groupingBy(dose -> PersonId.of(dose.person())));
    }

    /** What somebody is to be given next; empty where nothing is. */
    @Transactional(readOnly = true)
    public Optional<DoseDue> next(PersonId person) {
        return after(store.counting(List.of(person)));
    }

    /** The doses of one person with what follows from them. */
    DoseHistory history(List<Dose> given) {
        return new DoseHistory(given, book);
    }

    /** What follows from the doses of one person. */
    Optional<DoseDue> after(List<Dose> given) {
        return DoseDue.after(given, book);
    }
}
