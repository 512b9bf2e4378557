package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.access.StaffPosting;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.platform.BusinessClock;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Where nobody was reached somebody tries again, at the door; the last of {@value #MOST} tries is the community's, and
 * after it nobody is asked to try any more.
 */
@Component
class Tries {

    /** How often somebody has tried, the first time 1. */
    static final int MOST = 3;

    private static final String TRY = "try";

    /** The task that this one follows from, so that it goes with what was answered there. */
    private static final String AFTER = "of";

    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** Later on a day the next one is meant. */
    private static final Duration AT_LEAST = Duration.ofHours(2);

    /** So long before it is too late. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** Within which it is tried where there is less time. */
    private static final Duration AT_ONCE = Duration.ofMinutes(30);

    private final Tasks tasks;
    private final People people;
    private final Accounts accounts;
    private final BusinessClock clock;

    Tries(Tasks tasks, People people, Accounts accounts, BusinessClock clock) {
        this.tasks = tasks;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Which try a task is, from 1 on. */
    static int number(Task task) {
        String number = task.datum(TRY);
        return number.isEmpty() ? 1 : Integer.parseInt(number);
    }

    /** What was answered to a task before does not hold: the try that it led to is not wanted. */
    void takeBack(Task task) {
        UUID source = Optional.ofNullable(task.sourceId()).orElseThrow();
        tasks.close(
                tasks.ofSource(source).stream()
                        .filter(one -> one.isOpen()
                                && one.datum(AFTER).equals(task.id().toString()))
                        .map(Task::id)
                        .toList(),
                "vaccination.tries.reached");
    }

    /** Nobody was reached: there is another try, unless it was the last, or nobody wants it any more. */
    CompletionOutcome again(Task task, Completion completion) {
        return again(task, completion, Instant.MAX);
    }

    /**
     * As {@link #again(Task, Completion)}.
     *
     * @param before when it would be too late
     */
    CompletionOutcome again(Task task, Completion completion, Instant before) {
        Person person = people.get(Optional.ofNullable(task.personId()).orElseThrow());
        int next = number(task) + 1;
        if (next > MOST
                || task.closed() != null
                || !person.isHere()
                || !clock.now().isBefore(before)) {
            return CompletionOutcome.serious("vaccination.tries.end");
        }
        String key = task.id() + " again " + completion.id();
        TaskId id = TaskId.of(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
        Instant until = until(before);
        Map<String, String> data = new HashMap<>(task.data());
        data.put(TRY, Integer.toString(next));
        data.put(AFTER, task.id().toString());
        var again = new NewTask(
                id,
                task.kind(),
                person.path(),
                person.rentalPath(),
                person.id(),
                person.household(),
                task.sourceId(),
                clock.now(),
                until,
                clock.dayOf(until),
                data);
        if (next < MOST) {
            tasks.open(List.of(again));
            return CompletionOutcome.serious("vaccination.said.again");
        }
        tasks.open(
                List.of(again),
                community(person.path()).map(one -> Map.of(id, one)).orElse(Map.of()));
        return CompletionOutcome.serious("vaccination.tries.community");
    }

    private Instant until(Instant before) {
        Instant atOnce = clock.now().plus(AT_ONCE);
        Instant ahead = before.minus(AHEAD);
        Instant latest = ahead.isBefore(atOnce) ? atOnce : ahead;
        Instant evening = evening();
        return evening.isBefore(latest) ? evening : latest;
    }

    private Instant evening() {
        Instant today = clock.at(clock.today(), EVENING);
        return today.isBefore(clock.now().plus(AT_LEAST))
                ? clock.at(clock.today().plusDays(1), EVENING)
                : today;
    }

    private Optional<UUID> community(AreaPath place) {
        List<AreaPath> line = place.lineage();
        return accounts.staffWithin(line.get(Math.min(1, line.size() - 1))).stream()
                .filter(one -> one.role() == Role.SECRETARY && one.area().covers(place))
                .max(Comparator.comparingInt((StaffPosting one) -> one.area().depth())
                        .thenComparing(StaffPosting::id))
                .map(StaffPosting::id);
    }
}
