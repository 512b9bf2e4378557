package org.linli.arrangements;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.linli.access.Sealing;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.identity.Phone;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of those at home who need somebody while others of their home are confined: asked for when a measure
 * begins, answered by a person, an alarm until then, over when nobody of the home is confined any more.
 */
@Service
@Transactional
public class Arrangements {

    /** Permission to see arrangements and who stays where. */
    public static final String SEE = "arrangements.see";

    /** Permission to say what is arranged. */
    public static final String DECIDE = "arrangements.decide";

    /** So soon somebody is to say what becomes of a child whose only parent was just confined. */
    private static final Duration WITHIN = Duration.ofHours(1);

    /** So soon who shops for them. */
    private static final Duration WITHIN_FOR_ERRANDS = Duration.ofHours(6);

    private static final Set<String> ASKING = Set.of(ArrangementAsking.KEY, ErrandAsking.KEY);

    private static final String PHONE = "arrangement-phone";

    private final ArrangementStore store;
    private final StayStore stays;
    private final Members homes;
    private final People people;
    private final RoomAsking rooms;
    private final ObjectProvider<Tasks> tasks;
    private final Sealing sealing;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Arrangements(
            ArrangementStore store,
            StayStore stays,
            Members homes,
            People people,
            RoomAsking rooms,
            ObjectProvider<Tasks> tasks,
            Sealing sealing,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.stays = stays;
        this.homes = homes;
        this.people = people;
        this.rooms = rooms;
        this.tasks = tasks;
        this.sealing = sealing;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Arrangement get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("arrangement", id));
    }

    /** The one of a household that lasts. */
    @Transactional(readOnly = true)
    public Optional<Arrangement> open(HouseholdId household) {
        return Optional.ofNullable(store.open(List.of(household)).get(household));
    }

    /** About a person and the household that they live in, the latest first. */
    @Transactional(readOnly = true)
    List<Arrangement> about(PersonId person) {
        return store.about(person, people.get(person).household());
    }

    /** Asks for what is to be arranged because of measures that begin; what is asked for already is not asked again. */
    void look(Collection<Measure> begun) {
        Map<PersonId, MeasureId> because = new LinkedHashMap<>();
        begun.stream()
                .filter(measure -> measure.confines() && !measure.drill())
                .forEach(measure -> because.put(measure.personId(), measure.id()));
        if (because.isEmpty()) {
            return;
        }
        List<Home> all = homes.of(because.keySet());
        List<HouseholdId> households = all.stream().map(Home::household).toList();
        Collection<HouseholdId> hosting = stays.hosting(households);
        Map<HouseholdId, Arrangement> open = store.open(households);
        List<Arrangement> wanted = new ArrayList<>();
        for (Home home : all) {
            List<Concern> concerns = Dependants.of(home.members());
            Arrangement known = open.get(home.household());
            if (concerns.isEmpty() || hosting.contains(home.household())) {
                continue;
            }
            if (known == null) {
                wanted.add(wanted(home, because(home.members(), because), concerns));
            } else {
                widen(known, concerns);
            }
        }
        Set<UUID> raised = store.insert(wanted);
        tasks.getObject()
                .open(wanted.stream()
                        .filter(each -> raised.contains(each.id()))
                        .map(each -> asking(each, each.concerns()))
                        .toList());
    }

    private static MeasureId because(List<Member> members, Map<PersonId, MeasureId> because) {
        return members.stream()
                .flatMap(member -> Optional.ofNullable(because.get(member.id())).stream())
                .findFirst()
                .orElseThrow();
    }

    private Arrangement wanted(Home home, MeasureId measure, List<Concern> concerns) {
        return new Arrangement(
                Ids.next(),
                home.household(),
                home.path(),
                home.rentalPath(),
                measure,
                clock.now(),
                concerns,
                null,
                null,
                0);
    }

    /** Who needs somebody now and did not before makes what was answered a question again. */
    private void widen(Arrangement arrangement, List<Concern> concerns) {
        List<Concern> further = concerns.stream()
                .filter(concern -> !arrangement.concerns().contains(concern))
                .toList();
        if (further.isEmpty()) {
            return;
        }
        store.add(arrangement.id(), further);
        boolean isAboutPeople = further.stream().anyMatch(concern -> concern.person() != null);
        if (arrangement.answer() != null) {
            store.unanswer(arrangement.id());
            ask(arrangement, further);
        } else if (isAboutPeople && closeErrand(arrangement.id())) {
            ask(arrangement, further);
        }
    }

    /** Who shops for them is asked with who looks after them. */
    private boolean closeErrand(UUID id) {
        return tasks.getObject().ofSource(id).stream()
                        .filter(task -> task.kind().equals(ErrandAsking.KEY) && task.isOpen())
                        .filter(task -> tasks.getObject().close(task.id(), "arrangements.closed.otherwise"))
                        .count()
                > 0;
    }

    private void ask(Arrangement arrangement, List<Concern> concerns) {
        tasks.getObject().open(List.of(asking(arrangement, concerns)));
    }

    private NewTask asking(Arrangement arrangement, List<Concern> concerns) {
        Instant now = clock.now();
        Concern.Why why = concerns.getFirst().why();
        long persons = concerns.stream()
                .flatMap(concern -> Optional.ofNullable(concern.person()).stream())
                .distinct()
                .count();
        return new NewTask(
                TaskId.next(),
                why == Concern.Why.ERRANDS ? ErrandAsking.KEY : ArrangementAsking.KEY,
                arrangement.path(),
                arrangement.rentalPath(),
                null,
                arrangement.household(),
                arrangement.id(),
                now,
                now.plus(why == Concern.Why.ERRANDS ? WITHIN_FOR_ERRANDS : WITHIN),
                clock.today(),
                Map.of("why", why.code(), "persons", Long.toString(persons)));
    }

    /**
     * Says what is arranged, also in place of what was said before; a room of their own becomes the task of finding
     * one.
     *
     * @param phone a relative's or guardian's number; null keeps none
     * @param version as it was read; null for whatever it is
     * @throws Refused for no words, and for one that is over
     * @throws StaleRecord where somebody else has answered meanwhile
     */
    public void answer(
            UUID id, Arrangement.Answer answer, String words, @Nullable Phone phone, @Nullable Integer version) {
        permissions.demand(DECIDE);
        tasks.getObject().hold(id);
        Arrangement arrangement = store.lock(id).orElseThrow(() -> new NotFound("arrangement", id));
        if (version != null && version != arrangement.version()) {
            throw new StaleRecord("arrangement", id);
        }
        keep(arrangement, answer, words, phone);
        tasks.getObject().ofSource(id).stream()
                .filter(task -> ASKING.contains(task.kind()) && task.isOpen())
                .forEach(task -> tasks.getObject().close(task.id(), "arrangements.closed.answered"));
    }

    /** The same where it is the answer to the task of asking. */
    CompletionOutcome answered(Task task, Answers answers) {
        UUID id = Objects.requireNonNull(task.sourceId());
        Arrangement.Answer answer = Arrangement.Answer.of(answers.text("answer"));
        keep(store.lock(id).orElseThrow(() -> new NotFound("arrangement", id)), answer, answers.text("words"), null);
        return CompletionOutcome.noted("arrangements.answered." + answer.code())
                .briefly("tasks.form." + task.kind() + ".answer." + answer.code());
    }

    private void keep(Arrangement arrangement, Arrangement.Answer answer, String said, @Nullable Phone phone) {
        String words = said.strip();
        if (words.isEmpty() || words.length() > Arrangement.LONGEST) {
            throw Refused.of("words", "arrangements.words", Arrangement.LONGEST);
        }
        if (!arrangement.isOpen()) {
            throw Refused.of("", "arrangements.over");
        }
        var given = new Arrangement.Given(
                answer, words, phone != null, clock.now(), Acting.now().id());
        store.answer(arrangement.id(), given, phone == null ? null : sealing.seal(PHONE, phone.number()));
        audit.record("arrangement.answered", arrangement.household().toString(), arrangement.path(), answer.code());
        if (answer == Arrangement.Answer.ROOM) {
            rooms.ask(arrangement);
        } else {
            rooms.stopAsking(arrangement);
        }
    }

    /** What was answered holds no longer, and is a question again; one that is asked already is not asked twice. */
    void askAgain(Arrangement arrangement) {
        if (arrangement.isOpen() && arrangement.answer() != null) {
            store.unanswer(arrangement.id());
            ask(arrangement, arrangement.concerns());
        }
    }

    /** The arrangement whose room is asked for, held; empty where it is over or was answered otherwise meanwhile. */
    Optional<Arrangement> awaitingRoom(UUID id) {
        return store.lock(id)
                .filter(arrangement -> arrangement.isOpen()
                        && arrangement.answer() != null
                        && arrangement.answer().answer() == Arrangement.Answer.ROOM);
    }

    /** The number that is kept with the answer; the look is noted. */
    public Optional<Phone> phone(UUID id) {
        permissions.demand(People.CALL);
        Arrangement arrangement = get(id);
        audit.record("arrangement.called", arrangement.household().toString(), arrangement.path(), "");
        return store.phone(id).map(number -> new Phone(sealing.open(PHONE, number)));
    }

    /** Who lives elsewhere because of it, in the order in which they went. */
    @Transactional(readOnly = true)
    List<Stay> stays(UUID id) {
        return stays.of(id);
    }
}
