package org.linli.needs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Answers;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people need, and that somebody of their cell promised it. */
@Service
@Transactional
public class Needs {

    /** What is asked of a need, on a phone and on the desk. */
    public static final TaskForm FORM = TaskForm.of(
            NeedKeeping.KEY,
            TaskField.choice(
                    "what",
                    "food",
                    "medicine",
                    "hospital",
                    "dialysis",
                    "pregnancy",
                    "baby",
                    "pets",
                    "certificate",
                    "talk",
                    "other"),
            TaskField.text("words", Need.LONGEST).needed(),
            TaskField.moment("until", TaskField.Type.DATETIME).optional());

    private static final int LONGEST_REASON = 300;

    private final NeedStore store;
    private final NeedCorrectionStore corrections;
    private final NeedTasks tasks;
    private final NeedSettings settings;
    private final People people;
    private final Permissions permissions;
    private final LockedKeys keys;
    private final BusinessClock clock;

    Needs(
            NeedStore store,
            NeedCorrectionStore corrections,
            NeedTasks tasks,
            NeedSettings settings,
            People people,
            Permissions permissions,
            LockedKeys keys,
            BusinessClock clock) {
        this.store = store;
        this.corrections = corrections;
        this.tasks = tasks;
        this.settings = settings;
        this.people = people;
        this.permissions = permissions;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Notes a need and opens the task of keeping it; what is sent again is answered again.
     *
     * @param answers of {@link #FORM}
     * @param person whose it is; null for the household's
     * @throws Refused for a time that is no time for it, for an id that is taken, and where nobody lives any more
     */
    public Need enter(UUID id, Instant toldAt, HouseholdId household, @Nullable PersonId person, Answers answers) {
        permissions.demand(NeedsSetup.ENTER);
        Household home = people.household(household);
        if (home.endedOn() != null) {
            throw Refused.of("", "needs.nobody.there");
        }
        Need.What what = Need.What.of(answers.text("what"));
        var need = new Need(
                id,
                household,
                person,
                home.path(),
                home.rentalPath(),
                what,
                answers.text("words"),
                toldAt,
                Acting.now().id(),
                toldAt,
                asked(answers, toldAt).orElseGet(() -> toldAt.plus(settings.within(what))),
                null,
                null,
                0);
        if (!store.insert(need)) {
            return store.find(id).filter(need::isRepeatOf).orElseThrow(() -> Refused.of("", "tasks.completion.taken"));
        }
        tasks.open(need);
        return need;
    }

    /**
     * Promises what another module found that somebody needs, once while something of the kind is open for them.
     *
     * @param id made by the module, so that what is found twice is promised once
     * @param words what exactly, 1 to 200 characters
     * @param from from when on somebody is asked to keep it; now or later
     * @param until by when; null for as soon as the kind is usually kept
     * @return false where it was promised before
     */
    public boolean promise(
            UUID id, PersonId person, Need.What what, String words, Instant from, @Nullable Instant until) {
        Person who = people.get(person);
        keys.hold("needs.person", List.of(person.toString()));
        boolean open = store.open(List.of(person)).stream().anyMatch(need -> need.what() == what);
        if (open) {
            return false;
        }
        var need = new Need(
                id,
                who.household(),
                person,
                who.path(),
                who.rentalPath(),
                what,
                words,
                clock.now(),
                Acting.now().id(),
                from,
                until == null ? from.plus(settings.within(what)) : until,
                null,
                null,
                0);
        if (!store.insert(need)) {
            return false;
        }
        if (!need.isPlanned()) {
            tasks.open(need);
        }
        return true;
    }

    /**
     * Takes back what was promised by mistake and has not ended; nothing where there is none such.
     *
     * @param reason in words, 1 to {@value #LONGEST_REASON} characters
     */
    public void unpromise(UUID id, String reason) {
        if (!store.deletePlanned(id) && store.find(id).filter(Need::isOpen).isPresent()) {
            takeBack(id, reason);
        }
    }

    /** The time that they ask for. */
    private Optional<Instant> asked(Answers answers, Instant from) {
        String asked = answers.text("until");
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Instant until = clock.at(LocalDateTime.parse(asked));
        if (!until.isAfter(from) || until.isAfter(from.plus(NeedSettings.LONGEST))) {
            throw Refused.of("until", "needs.until", NeedSettings.LONGEST.toDays());
        }
        return Optional.of(until);
    }

    /**
     * Puts right what is needed, or by when; whose task it is stays.
     *
     * @param answers of {@link #FORM}; without a time the one that it has stays
     * @throws StaleRecord where somebody changed it meanwhile
     */
    public Need correct(UUID id, int version, Answers answers) {
        permissions.demand(NeedsSetup.ENTER);
        Need before = get(id);
        demandOpen(before);
        Need right = before.corrected(
                Need.What.of(answers.text("what")),
                answers.text("words"),
                asked(answers, before.opensAt())
                        .filter(until -> !until.equals(before.dueAt().truncatedTo(ChronoUnit.MINUTES)))
                        .orElse(before.dueAt()));
        if (before.version() != version) {
            throw new StaleRecord("need", id);
        }
        tasks.amend(before, right);
        if (!store.correct(right)) {
            throw new StaleRecord("need", id);
        }
        corrections.insert(Ids.next(), clock.now(), Acting.now().id(), before);
        return get(id);
    }

    /**
     * Takes back what was told by mistake: it counts as neither kept nor broken.
     *
     * @throws Refused without a reason, and where it ended before
     */
    public Need withdraw(UUID id, String reason) {
        permissions.demand(NeedsSetup.ENTER);
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Refused.of("reason", "needs.withdraw.reason", LONGEST_REASON);
        }
        takeBack(id, reason.strip());
        return get(id);
    }

    /** The task first, as whoever keeps it does, so that no two wait for each other. */
    private void takeBack(UUID id, String reason) {
        tasks.closeAll(get(id), "needs.closed.withdrawn");
        demandOpen(store.lock(id).orElseThrow(() -> new NotFound("need", id)));
        store.end(
                id,
                new Need.Ending(Need.Outcome.MISTAKE, clock.now(), Acting.now().id(), null, reason));
    }

    private static void demandOpen(Need need) {
        if (!need.isOpen()) {
            throw Refused.of("", "needs.ended.already");
        }
    }

    /** One need. */
    @Transactional(readOnly = true)
    public Need get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("need", id));
    }

    /** One need; empty where there is none that whoever acts sees. */
    @Transactional(readOnly = true)
    public Optional<Need> find(UUID id) {
        return store.find(id);
    }

    /**
     * What a household and its people asked for: what is open, by its time, then what ended lately, the latest first.
     * Each says where it {@linkplain Need#stateAt stands}.
     *
     * @param lately how long ago that may be
     */
    @Transactional(readOnly = true)
    public List<Need> ofHousehold(HouseholdId household, Duration lately) {
        return store.of(household, clock.now().minus(lately));
    }

    /** The needs of a person and of the household that they live in, the latest first. */
    @Transactional(readOnly = true)
    List<Need> of(PersonId person) {
        return store.of(person, people.get(person).household());
    }

    /** What was said of a need before it was put right. */
    @Transactional(readOnly = true)
    List<NeedCorrectionStore.Correction> corrections(UUID id) {
        return corrections.of(id);
    }
}
