package org.linli.keypersons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.BeyondScope;
import org.linli.access.HiddenChildren;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Key persons: who is one, when they were met last, and who is asked to look in on them. Nobody enters any of it here:
 * it follows from measures, tags, birthdays, homes and what was done.
 */
@Service
@Transactional
public class KeyPersons {

    /** Permission to see who is a key person. */
    static final String SEE = "keypersons.see";

    /** Permission to find those whom nobody met. */
    static final String ALARM = "keypersons.alarm";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "keypersons.export";

    /** So many are asked for at once; the rest a minute later. */
    private static final int MOST = 2000;

    private final KeyPersonTruth truth;
    private final KeyPersonStore store;
    private final KeyPersonSettings settings;
    private final ObjectProvider<Tasks> tasks;
    private final BeyondScope beyond;
    private final HiddenChildren children;
    private final BusinessClock clock;

    KeyPersons(
            KeyPersonTruth truth,
            KeyPersonStore store,
            KeyPersonSettings settings,
            ObjectProvider<Tasks> tasks,
            BeyondScope beyond,
            HiddenChildren children,
            BusinessClock clock) {
        this.truth = truth;
        this.store = store;
        this.settings = settings;
        this.tasks = tasks;
        this.beyond = beyond;
        this.children = children;
        this.clock = clock;
    }

    /** Why somebody is on the list and when they must be met; empty where they are not, or are not in sight. */
    @Transactional(readOnly = true)
    public Optional<KeyPerson> of(PersonId person) {
        return store.listed(person);
    }

    /** Looks at everybody whom whoever acts sees, and puts the list right. Some seconds for a million people. */
    public void keepAll() {
        close(lookAtAll());
    }

    /** The same without closing what is needless then, which {@link #clear} does; answers with what changed. */
    List<UUID> lookAtAll() {
        return truth.ofAll().all();
    }

    /** The same for all homes of which something may have changed since. */
    List<UUID> lookAtChanged(Instant since) {
        List<HouseholdId> homes = store.changed(since);
        return homes.isEmpty() ? List.of() : reaching(() -> truth.ofHomes(homes).all());
    }

    /**
     * Closes what is needless about those of whom something changed. It is done in a transaction after that in which
     * they were looked at, so that nobody waits for all rows of the list with their task in hand. What somebody else
     * had in hand and gave up is found here by those who were met since.
     */
    void clear(List<UUID> changed, Instant since) {
        reaching(() -> {
            close(Stream.concat(changed.stream(), store.settled(since, clock.dayOf(since)).stream())
                    .distinct()
                    .toList());
            return true;
        });
    }

    /**
     * The same for all who live in these homes, or are said to: wherever they are, since whoever moved them or met them
     * may not see where they come from.
     */
    void keep(Collection<HouseholdId> homes) {
        if (!homes.isEmpty()) {
            reaching(() -> follow(truth.ofHomes(homes)));
        }
    }

    /** The same after some have moved; what is to be done for them in their cell is to be done in the new home. */
    void keepMoved(List<PersonMoved> moves) {
        keep(moves.stream()
                .flatMap(move -> Stream.of(move.from(), move.household()))
                .distinct()
                .toList());
        store.listed(moves.stream().map(PersonMoved::person).toList())
                .forEach(who -> tasks.getObject().rehouse(who.id(), who.household()));
    }

    /** Somebody was met or looked for at this home: whoever is on the list is met, or not. */
    void keepMet(HouseholdId home) {
        if (store.isListed(home)) {
            reaching(() -> follow(truth.ofMet(List.of(home))));
        }
    }

    /** Whatever whoever acts is shown: who lives with somebody is counted with the children. */
    private <T> T reaching(Supplier<T> work) {
        return beyond.call(() -> children.counted(work));
    }

    private boolean follow(KeyPersonTruth.Changes changes) {
        close(changes.all());
        return true;
    }

    private void close(List<UUID> ids) {
        if (!ids.isEmpty()) {
            store.needless(ids).forEach(task -> tasks.getObject().close(task, "keypersons.closed"));
        }
    }

    /** Asks for the look-ins of today, and raises an alarm about whom nobody met; answers how many that were. */
    int ask() {
        LocalDate today = clock.today();
        Instant now = clock.now();
        List<NewTask> lookIns = store.toLookInOn(today, now, MOST).stream()
                .map(wanted -> task(
                        wanted,
                        KeyPersonLookIn.KEY,
                        clock.at(today, settings.fromTime()),
                        clock.at(today, settings.untilTime()),
                        KeyPersonLookIn.WHY,
                        codes(wanted.who())))
                .toList();
        List<NewTask> alarms = store.unreached(settings.mostTries(), MOST).stream()
                .map(wanted -> task(
                        wanted,
                        KeyPersonUnreached.KEY,
                        now,
                        now.plus(KeyPersonUnreached.WITHIN),
                        KeyPersonUnreached.TRIES,
                        Integer.toString(wanted.who().tries())))
                .toList();
        tasks.getObject().open(Stream.concat(lookIns.stream(), alarms.stream()).toList());
        return lookIns.size() + alarms.size();
    }

    private NewTask task(
            KeyPersonStore.Wanted wanted, String kind, Instant from, Instant until, String datum, String value) {
        KeyPerson who = wanted.who();
        return new NewTask(
                wanted.task(),
                kind,
                who.path(),
                who.rentalPath(),
                who.person(),
                who.household(),
                who.id(),
                from,
                until,
                clock.today(),
                Map.of(datum, value));
    }

    private static String codes(KeyPerson who) {
        return who.reasons().stream().map(KeyReason::code).collect(Collectors.joining(","));
    }
}
