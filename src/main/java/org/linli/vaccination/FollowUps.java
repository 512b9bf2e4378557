package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.people.Person;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Asking how somebody is on the first, third and seventh day after a dose. */
@Component
class FollowUps {

    /** The days after the dose on which they are asked. */
    static final List<Integer> DAYS = List.of(1, 3, 7);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Tasks tasks;
    private final BusinessClock clock;

    FollowUps(Tasks tasks, BusinessClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    void ask(Dose dose, Person person) {
        tasks.open(DAYS.stream().map(after -> task(dose, person, after)).toList());
    }

    private NewTask task(Dose dose, Person person, int after) {
        LocalDate day = dose.day().plusDays(after);
        return new NewTask(
                TaskId.of(UUID.nameUUIDFromBytes((dose.id() + " day " + after).getBytes(StandardCharsets.UTF_8))),
                FollowUpTask.KEY,
                person.path(),
                person.rentalPath(),
                person.id(),
                person.household(),
                dose.id(),
                clock.at(day, MORNING),
                clock.at(day, EVENING),
                day,
                Map.of(
                        FollowUpTask.AFTER, Integer.toString(after),
                        FollowUpTask.NUMBER, Integer.toString(dose.number())));
    }

    /** The dose was not given. */
    void forget(UUID dose) {
        tasks.closeAll(dose, "vaccination.follow.none");
    }
}
