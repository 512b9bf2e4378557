package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.care.MissedChecks.Missed;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Ends a measure where the person was and goes on with it where they are now. What is still to come moves along; one
 * test for those that were missed is due at once in the new place; samples that are positive or have no result yet and
 * fevers without an explanation go along with their alarms, because whoever looks after the person now cannot see the
 * old place's records.
 */
@Component
class MeasureTransfer {

    private static final Set<String> NOT_SLOTS = Set.of(AlarmHandling.KEY);

    private final MeasureStore store;
    private final RecordStore records;
    private final CheckRecorder recording;
    private final Schedule schedule;
    private final MeasureChange moving;
    private final Tasks tasks;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    MeasureTransfer(
            MeasureStore store,
            RecordStore records,
            CheckRecorder recording,
            Schedule schedule,
            MeasureChange moving,
            Tasks tasks,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.records = records;
        this.recording = recording;
        this.schedule = schedule;
        this.moving = moving;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** To a household that the register knows; the person is moved there by whoever decides. */
    MeasureId transfer(
            Measure from, AreaPath path, @Nullable AreaPath rentalPath, HouseholdId household, String reason) {
        Instant now = clock.now();
        Measure ended = from.transferred(now, clock.dayOf(now), reason);
        List<Task> all = tasks.ofSource(from.id().value());
        List<Sample> samples = records.samples(from.id());
        Measure to = begun(new MeasureContinuation(ended, from.id(), path, rentalPath, household), all, samples, now);
        moving.end(ended, reason, null);
        store.insert(List.of(to));
        List<NewTask> opened = new ArrayList<>();
        for (Task task : all) {
            if (task.done() == null && task.isOpen() && !NOT_SLOTS.contains(task.kind())) {
                reopened(task, to, now).ifPresent(opened::add);
            }
        }
        opened.addAll(testsAgain(to, samples));
        tasks.open(opened);
        moving.append(to, MeasureDecisionKind.CONTINUED, reason, null, to.endsOn());
        recording.carry(from, to);
        events.publishEvent(new MeasuresBegun(List.of(to)));
        return to.id();
    }

    /** Goes on with a measure whose place another one had taken by mistake, where that one was. */
    void resume(Measure superseded, Measure instead, String reason) {
        Instant now = clock.now();
        List<Task> all = tasks.ofSource(superseded.id().value());
        List<Sample> samples = records.samples(superseded.id());
        var next = new MeasureContinuation(
                superseded, instead.id(), instead.path(), instead.rentalPath(), instead.householdId());
        Measure to = begun(next, all, samples, now);
        store.insert(List.of(to));
        List<NewTask> opened = new ArrayList<>(testsAgain(to, samples));
        for (Task task : all) {
            boolean due = task.kind().equals(ReleaseConfirmation.KEY)
                    || task.dueUntil().isAfter(now);
            Task.Closed closed = task.closed();
            if (due
                    && closed != null
                    && closed.reason().equals(MeasureSuccession.CLOSED)
                    && !NOT_SLOTS.contains(task.kind())) {
                opened.add(at(to, task.kind(), task.dueFrom(), task.dueUntil(), task.day(), task.data()));
            }
        }
        tasks.open(opened);
        moving.append(to, MeasureDecisionKind.CONTINUED, reason, null, to.endsOn());
        recording.carry(instead, to);
        events.publishEvent(new MeasuresBegun(List.of(to)));
    }

    private Measure begun(MeasureContinuation next, List<Task> all, List<Sample> samples, Instant now) {
        return next.begun(
                spared(next.ended(), all, samples, now),
                now,
                clock.today(),
                Acting.now().id());
    }

    /** What is over, as the new place remembers it. What samples showed that matters still goes along with them. */
    List<ClosedSlot> spared(Measure from, List<Task> all, List<Sample> samples, Instant now) {
        List<Missed> madeGood = MissedChecks.of(from, all, samples).stream()
                .filter(m -> m.isMadeGood() && !m.entered())
                .toList();
        Set<UUID> unreadable = samples.stream()
                .filter(s -> s.result() == TestResult.INVALID)
                .map(Sample::taskId)
                .collect(Collectors.toSet());
        List<ClosedSlot> spared = new ArrayList<>(from.spared());
        for (Task task : all) {
            if (MissedChecks.isCheck(task)) {
                over(task, unreadable, now)
                        .ifPresent(why -> spared.add(ClosedSlot.of(task.kind(), task.day(), task.data(), why)));
            }
        }
        return spared.stream()
                .map(s -> s.why() == ClosedSlot.Why.MISSED_BEFORE
                                && madeGood.stream().anyMatch(m -> m.isOf(s))
                        ? s.because(ClosedSlot.Why.MADE_GOOD_BEFORE)
                        : s)
                .toList();
    }

    private static Optional<ClosedSlot.Why> over(Task task, Set<UUID> unreadable, Instant now) {
        return switch (task.stateAt(now)) {
            case DONE ->
                unreadable.contains(task.id().value())
                        ? Optional.empty()
                        : Optional.of(
                                task.isMissed(now) ? ClosedSlot.Why.MADE_GOOD_BEFORE : ClosedSlot.Why.DONE_BEFORE);
            case MISSED, OVERDUE -> Optional.of(ClosedSlot.Why.MISSED_BEFORE);
            case UPCOMING, DUE, CANCELLED -> Optional.empty();
        };
    }

    /** Missed temperatures stay missed in the old place; everything else that is open moves with its window. */
    private Optional<NewTask> reopened(Task task, Measure to, Instant now) {
        boolean over = task.isOver(now);
        return over && !task.kind().equals(ReleaseConfirmation.KEY)
                ? Optional.empty()
                : Optional.of(at(to, task.kind(), task.dueFrom(), task.dueUntil(), task.day(), task.data()));
    }

    /**
     * One test, double where one of them was, for those that were missed or could not be read, and that nothing made
     * good for: until the end of sampling
     * tomorrow.
     */
    List<NewTask> testsAgain(Measure to, List<Sample> samples) {
        List<ClosedSlot> missed = to.spared().stream()
                .filter(s -> s.kind() == Slot.Kind.SAMPLE && s.why() == ClosedSlot.Why.MISSED_BEFORE)
                .toList();
        List<Sample> unreadable = samples.stream()
                .filter(s -> s.result() == TestResult.INVALID && !MeasureRelease.isHealed(s, samples))
                .toList();
        if (missed.isEmpty() && unreadable.isEmpty()) {
            return List.of();
        }
        boolean twice = missed.stream().anyMatch(s -> s.mode() == Phase.Mode.DOUBLE)
                || unreadable.stream().anyMatch(s -> s.tubes() > 1);
        LocalDate tomorrow = clock.today().plusDays(1);
        Instant until = clock.at(tomorrow, schedule.hours(to, PartOfDay.DAY).until());
        String number = Integer.toString(to.number(tomorrow));
        Map<String, String> data =
                Map.of("number", number, "part", "day", "mode", twice ? "double" : "single", Schedule.AGAIN, "yes");
        return List.of(at(to, SampleTaking.KEY, clock.now(), until, tomorrow, data));
    }

    private NewTask at(Measure to, String kind, Instant from, Instant until, LocalDate day, Map<String, String> data) {
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
                schedule.missedAfter(to, kind, until),
                day,
                data);
    }
}
