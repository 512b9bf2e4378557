package org.linli.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskState;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Ends a measure where the person was and goes on with it where they are now. What is still to come moves along; tests that
 * were missed or have no result yet are due at once in the new place, and a fever without an explanation goes along with
 * its alarm, because whoever looks after the person now cannot see the old place's records.
 */
@Component
class Transferring {

    private static final Set<String> NOT_SLOTS = Set.of(AlarmHandling.KEY);

    private final MeasureStore store;
    private final RecordStore records;
    private final Recording recording;
    private final Schedule schedule;
    private final Moving moving;
    private final Tasks tasks;
    private final BusinessClock clock;

    Transferring(
            MeasureStore store,
            RecordStore records,
            Recording recording,
            Schedule schedule,
            Moving moving,
            Tasks tasks,
            BusinessClock clock) {
        this.store = store;
        this.records = records;
        this.recording = recording;
        this.schedule = schedule;
        this.moving = moving;
        this.tasks = tasks;
        this.clock = clock;
    }

    MeasureId transfer(
            Measure from, AreaPath path, @Nullable AreaPath rentalPath, HouseholdId household, String reason) {
        Moving.demandActive(from);
        List<Task> all = tasks.ofSource(from.id().value());
        Instant now = clock.now();
        Measure to = continued(from, all, path, rentalPath, household, now);
        moving.end(from, Outcome.TRANSFERRED, MoveKind.TRANSFERRED, reason, now, null);
        store.insert(List.of(to));
        List<NewTask> opened = new ArrayList<>();
        for (Task task : all) {
            if (task.done() == null && task.stateAt(now).isOpen() && !NOT_SLOTS.contains(task.kind())) {
                reopened(task, to, now).ifPresent(opened::add);
            }
        }
        opened.addAll(testsAgain(from, to, all, now));
        tasks.open(opened);
        moving.append(to, MoveKind.CONTINUED, reason, null, to.endsOn());
        for (Temperature concern : records.unexplained(from.id())) {
            recording.temperature(
                    to,
                    new Temperature(
                            Ids.next(),
                            concern.taskId(),
                            concern.at(),
                            now,
                            concern.celsius(),
                            concern.symptoms(),
                            concern.note(),
                            concern.concern(),
                            null,
                            concern.by(),
                            null,
                            false));
        }
        return to.id();
    }

    private Measure continued(
            Measure from,
            List<Task> all,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            HouseholdId household,
            Instant now) {
        List<Spared> spared = new ArrayList<>(from.spared());
        Set<UUID> negative = records.samples(from.id()).stream()
                .filter(s -> s.result() == TestResult.NEGATIVE)
                .map(Sample::taskId)
                .collect(Collectors.toSet());
        for (Task task : all) {
            spared(task, negative, now).ifPresent(spared::add);
        }
        return new Measure(
                MeasureId.next(),
                from.personId(),
                household,
                path,
                rentalPath,
                from.protocol(),
                from.policyVersion(),
                from.rule(),
                from.reason(),
                from.anchor(),
                from.anchoredOn(),
                from.arrivedOn(),
                from.phases(),
                spared,
                from.startedOn().isAfter(clock.today()) ? from.startedOn() : clock.today(),
                from.endsOn().isBefore(clock.today()) ? clock.today() : from.endsOn(),
                now,
                Acting.now().id(),
                null,
                from.drill(),
                from.sourceId(),
                null,
                from.id(),
                0);
    }

    /** What is over, as the new place remembers it. */
    private static java.util.Optional<Spared> spared(Task task, Set<UUID> negative, Instant now) {
        TaskState state = task.stateAt(now);
        boolean temperature = task.kind().equals(TemperatureCheck.KEY);
        if (!temperature && !task.kind().equals(SampleTaking.KEY)) {
            return java.util.Optional.empty();
        }
        Spared.Why why = null;
        if (state == TaskState.DONE
                && (temperature || negative.contains(task.id().value()))) {
            why = Spared.Why.DONE_BEFORE;
        } else if (state == TaskState.MISSED || (state == TaskState.OVERDUE && temperature)) {
            why = Spared.Why.MISSED_BEFORE;
        }
        return java.util.Optional.ofNullable(why)
                .map(w -> new Spared(
                        temperature ? Slot.Kind.TEMPERATURE : Slot.Kind.SAMPLE,
                        Integer.parseInt(task.datum("number")),
                        task.day(),
                        part(task),
                        temperature ? null : mode(task),
                        w));
    }

    private static PartOfDay part(Task task) {
        return PartOfDay.valueOf(task.datum("part").toUpperCase(java.util.Locale.ROOT));
    }

    private static Phase.Mode mode(Task task) {
        return task.datum("mode").equals("double") ? Phase.Mode.DOUBLE : Phase.Mode.SINGLE;
    }

    /** Missed temperatures stay missed in the old place; everything else that is open moves with its window. */
    private static java.util.Optional<NewTask> reopened(Task task, Measure to, Instant now) {
        boolean over = task.stateAt(now) == TaskState.OVERDUE;
        return over && !task.kind().equals(ReleaseConfirming.KEY)
                ? java.util.Optional.empty()
                : java.util.Optional.of(at(to, task.kind(), task.dueFrom(), task.dueUntil(), task.day(), task.data()));
    }

    /** Tests without a negative result are due again, until the end of sampling tomorrow. */
    private List<NewTask> testsAgain(Measure from, Measure to, List<Task> all, Instant now) {
        Map<UUID, Sample> byTask = records.samples(from.id()).stream()
                .collect(Collectors.toMap(Sample::taskId, Function.identity(), (a, b) -> b, HashMap::new));
        boolean lacking = all.stream()
                .filter(t -> t.kind().equals(SampleTaking.KEY))
                .anyMatch(t -> t.stateAt(now) == TaskState.OVERDUE
                        || (t.done() != null
                                && byTask.containsKey(t.id().value())
                                && byTask.get(t.id().value()).result() != TestResult.NEGATIVE));
        if (!lacking) {
            return List.of();
        }
        var tomorrow = clock.today().plusDays(1);
        Instant until = clock.at(tomorrow, schedule.hours(to, PartOfDay.DAY).until());
        Map<String, String> data = Map.of(
                "number", Integer.toString(to.number(tomorrow)), "part", "day", "mode", "single", "again", "yes");
        return List.of(at(to, SampleTaking.KEY, now, until, tomorrow, data));
    }

    private static NewTask at(
            Measure to, String kind, Instant from, Instant until, java.time.LocalDate day, Map<String, String> data) {
        return new NewTask(
                TaskId.next(),
                kind,
                to.path(),
                to.rentalPath(),
                to.personId(),
                to.householdId(),
                to.id().value(),
                from,
                until,
                day,
                data);
    }
}
