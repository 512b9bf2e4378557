package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asking how somebody is on the first, third and seventh day after a dose that was given at a site of ours, as long as
 * it is on record for them.
 */
@Component
class FollowUps {

    /** The days after the dose on which they are asked. */
    static final List<Integer> DAYS = List.of(1, 3, 7);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Doses doses;
    private final Tasks tasks;
    private final BusinessClock clock;

    FollowUps(Doses doses, Tasks tasks, BusinessClock clock) {
        this.doses = doses;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** On the days that are still to come; what was asked after the dose whose place it takes is not asked again. */
    @EventListener
    void entered(DoseEntered event) {
        if (!event.isOurs() || !event.person().isHere()) {
            return;
        }
        UUID before = event.replaces();
        Set<String> asked = before == null
                ? Set.of()
                : tasks.ofSource(before).stream()
                        .filter(task -> task.done() != null)
                        .map(task -> task.datum(FollowUpTask.AFTER))
                        .collect(Collectors.toSet());
        PersonId person = event.person().id();
        boolean isBooster = doses.history(doses.counting(List.of(person)).getOrDefault(person, List.of()))
                .isBooster(event.dose().number(), event.dose().vaccine());
        Instant now = clock.now();
        tasks.open(DAYS.stream()
                .filter(after -> !asked.contains(Integer.toString(after)))
                .map(after -> task(event.dose(), isBooster, event.person(), after))
                .filter(task -> task.dueUntil().isAfter(now))
                .toList());
    }

    private NewTask task(Dose dose, boolean isBooster, Person person, int after) {
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
                        FollowUpTask.NUMBER, Integer.toString(dose.number()),
                        FollowUpTask.BOOSTER, Boolean.toString(isBooster)));
    }

    /** The dose was not given, or not to them. */
    @EventListener
    void ended(DoseEnded event) {
        tasks.close(
                tasks.ofSource(event.dose()).stream()
                        .filter(task -> task.isOpen() && task.kind().equals(FollowUpTask.KEY))
                        .map(Task::id)
                        .toList(),
                "vaccination.follow.none");
    }
}
