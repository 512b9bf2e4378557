package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets nobody sit on at a site whose {@link SiteVisit#OBSERVATION time of being watched} is over, also where the device
 * there is switched off: an alarm for whoever gave the dose, seen by all who look after the person, whoever goes with
 * them too. It ends by itself once they are let go.
 */
@Component
class ObservationWatch implements RecurringCheck {

    /** So long after the time is over: whoever lets them go has to tap, and the device to send it. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** Older ones are not sent by devices any more either. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int MOST = 500;

    private final ObservationStore store;
    private final Doses doses;
    private final Tasks tasks;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    ObservationWatch(
            ObservationStore store,
            Doses doses,
            Tasks tasks,
            Accounts accounts,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.store = store;
        this.doses = doses;
        this.tasks = tasks;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Integer raised = Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> raise()));
        return raised == null ? 0 : raised;
    }

    private int raise() {
        Instant now = clock.now();
        List<ObservationStore.Forgotten> all = store.forgotten(now.minus(OLDEST), now.minus(GRACE), MOST);
        Map<PersonId, List<Dose>> given = doses.counting(
                all.stream().map(one -> PersonId.of(one.person())).toList());
        tasks.open(
                all.stream()
                        .map(one -> task(one, given.getOrDefault(PersonId.of(one.person()), List.of()), now))
                        .toList(),
                atTheSite(all));
        return all.size();
    }

    /** Whoever gave the dose, where they still work and see where the person lives. */
    private Map<TaskId, UUID> atTheSite(Collection<ObservationStore.Forgotten> all) {
        Map<UUID, Account> known = accounts.byId(
                all.stream().map(ObservationStore.Forgotten::givenBy).distinct().toList());
        var whose = new HashMap<TaskId, UUID>();
        for (ObservationStore.Forgotten one : all) {
            Account account = known.get(one.givenBy());
            if (account != null && !account.disabled() && sees(account, one)) {
                whose.put(new TaskId(one.alarm()), account.id());
            }
        }
        return whose;
    }

    private static boolean sees(Account account, ObservationStore.Forgotten one) {
        return account.area().covers(one.path())
                || one.rentalPath() != null && account.area().covers(one.rentalPath());
    }

    private NewTask task(ObservationStore.Forgotten one, List<Dose> given, Instant now) {
        boolean isBooster = given.stream()
                .filter(dose -> dose.id().equals(one.dose()))
                .anyMatch(dose -> doses.history(given).isBooster(dose.number(), dose.vaccine()));
        return new NewTask(
                new TaskId(one.alarm()),
                ObservationTask.KEY,
                one.path(),
                one.rentalPath(),
                PersonId.of(one.person()),
                one.household(),
                one.appointment(),
                now,
                now.plus(WITHIN),
                clock.dayOf(now),
                Map.of(
                        ObservationTask.DOSE, one.dose().toString(),
                        ObservationTask.NUMBER, Integer.toString(one.number()),
                        ObservationTask.BOOSTER, Boolean.toString(isBooster)));
    }

    /** They were let go, there was no dose after all, or their time begins again with a second one. */
    @EventListener
    void changed(SiteVisitChanged event) {
        if (event.visit().left() != null
                || !Objects.equals(event.before().until(), event.visit().until())) {
            List<TaskId> open = tasks.ofSource(event.appointment().id()).stream()
                    .filter(task -> task.isOpen() && task.kind().equals(ObservationTask.KEY))
                    .map(Task::id)
                    .toList();
            tasks.close(open, "vaccination.observed.over");
        }
    }
}
