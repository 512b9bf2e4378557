package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.linli.tasks.Completion;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever did not come to a day is called after it has closed, once. */
@Component
class Missed implements RecurringCheck {

    /** So long after the site has closed: a device may still be sending. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    private static final Duration TIME_TO_CALL = Duration.ofHours(26);
    private static final int MOST = 200;

    private final MissedStore store;
    private final AppointmentStore appointments;
    private final AppointmentTasks calls;
    private final Obstacles obstacles;
    private final Tasks tasks;
    private final People people;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    Missed(
            MissedStore store,
            AppointmentStore appointments,
            AppointmentTasks calls,
            Obstacles obstacles,
            Tasks tasks,
            People people,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.store = store;
        this.appointments = appointments;
        this.calls = calls;
        this.obstacles = obstacles;
        this.tasks = tasks;
        this.people = people;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int run() {
        Integer asked = Acting.as(Actor.SYSTEM, () -> transaction.execute(status -> ask()));
        return asked == null ? 0 : asked;
    }

    private int ask() {
        Instant now = clock.now();
        List<MissedStore.Absent> absent = store.absent(clock.today(), MOST).stream()
                .filter(one -> !clock.at(one.day(), one.closes()).plus(GRACE).isAfter(now))
                .toList();
        tasks.open(absent.stream().map(one -> task(one, now)).toList());
        store.told(absent.stream().map(MissedStore.Absent::appointment).toList(), now);
        return absent.size();
    }

    private NewTask task(MissedStore.Absent one, Instant now) {
        return new NewTask(
                TaskId.of(one.task()),
                MissedTask.KEY,
                one.path(),
                one.rentalPath(),
                PersonId.of(one.person()),
                one.household(),
                one.appointment(),
                now,
                now.plus(TIME_TO_CALL),
                clock.today(),
                Map.of(MissedTask.DAY, one.day().toString()));
    }

    /** They came, as a device says that had no signal: nobody has to ask why they did not. */
    @EventListener
    void came(SiteVisitChanged event) {
        if (event.before().in() == null && event.visit().in() != null) {
            calls.close(event.appointment().id(), "vaccination.missed.came");
            store.untold(event.appointment().id());
        }
    }

    /** They were given the dose elsewhere. */
    @EventListener
    void given(DosesChanged event) {
        appointments.of(event.person()).stream()
                .filter(one -> one.number() <= event.given())
                .forEach(one -> calls.close(one.id(), "vaccination.invite.given"));
    }

    /** What was told before to the same task does not hold. */
    void takeBack(Completion completion) {
        UUID wrong = completion.replaces();
        if (wrong != null) {
            obstacles.takeBack(wrong);
        }
    }

    /** They do not come for now. */
    void keep(Task task, InvitationAnswer.Not not, Completion completion) {
        Person person = people.get(Optional.ofNullable(task.personId()).orElseThrow());
        Obstacle obstacle = not.asObstacle(
                completion.id(), person.id().value(), clock.dayOf(completion.at()), clock.now(), completion.by());
        if (obstacle.holdsOn(clock.today())) {
            obstacles.keep(obstacle, person);
        }
    }

    /** They want another day: they are among those whom nobody has asked. */
    void again(PersonId person) {
        store.askAgain(person.value());
    }
}
