package org.linli.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.BeyondScope;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.PartOfDay;
import org.linli.policy.Protocol;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what was found, and raises the alarm at once where the protocol asks for it. */
@Component
class CheckRecorder {

    /** How long whoever is alarmed has before the alarm is overdue. */
    private static final Duration ALARM_TIME = Duration.ofHours(2);

    private static final String CORRECTED = "care.closed.corrected";
    private static final String DONE_LATE = "care.closed.done.late";

    private final RecordStore store;
    private final MeasureStore measures;
    private final Schedule schedule;
    private final ObjectProvider<Tasks> tasks;
    private final BeyondScope beyond;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    CheckRecorder(
            RecordStore store,
            MeasureStore measures,
            Schedule schedule,
            ObjectProvider<Tasks> tasks,
            BeyondScope beyond,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.measures = measures;
        this.schedule = schedule;
        this.tasks = tasks;
        this.beyond = beyond;
        this.clock = clock;
    }

    /** Why a reading must be explained under the measure's protocol; null when it need not be. */
    Temperature.@Nullable Concern concern(Measure measure, java.math.BigDecimal celsius, List<String> symptoms) {
        if (celsius.compareTo(schedule.protocol(measure).ending().feverFrom()) >= 0) {
            return Temperature.Concern.FEVER;
        }
        return symptoms.isEmpty() ? null : Temperature.Concern.SYMPTOMS;
    }

    /**
     * Records a reading; returns whether an alarm was raised. One that is sent after the measure went on elsewhere
     * counts there.
     */
    boolean temperature(Measure measure, Temperature reading) {
        store.insert(reading, measure);
        if (reading.replaces() != null) {
            withdrawAlarms(measure, reading.replaces());
        }
        if (goneOn(measure)) {
            return beyond.call(() ->
                    measures.last(measure.id()).map(to -> follow(to, reading)).orElse(false));
        }
        Temperature.Concern concern = reading.concern();
        if (concern == null || !alarms(measure).contains(happening(concern))) {
            return false;
        }
        alarm(measure, concern.code(), reading.id());
        return true;
    }

    private boolean follow(Measure onward, Temperature reading) {
        UUID stale = reading.replaces() == null
                ? null
                : store.temperatures(onward.id()).stream()
                        .filter(t -> !t.replaced() && Objects.equals(t.taskId(), reading.taskId()))
                        .map(Temperature::id)
                        .findFirst()
                        .orElse(null);
        boolean matters = stale != null || reading.concern() != null;
        return matters && temperature(onward, reading.again(clock.now(), stale));
    }

    private static Protocol.Happening happening(Temperature.Concern concern) {
        return concern == Temperature.Concern.FEVER ? Protocol.Happening.FEVER : Protocol.Happening.SYMPTOMS;
    }

    /**
     * Records a sample, and its result where that is known. One that is sent after the measure went on elsewhere counts
     * there.
     */
    void sample(Measure measure, Sample sample, Instant receivedAt, @Nullable UUID replaces) {
        store.insert(sample, measure, receivedAt, replaces);
        if (replaces != null) {
            withdrawAlarms(measure, replaces);
        }
        if (goneOn(measure)) {
            beyond.run(() -> measures.last(measure.id()).ifPresent(to -> follow(to, sample, receivedAt, replaces)));
        }
        if (sample.result() != TestResult.PENDING) {
            result(measure, sample, sample.result());
        }
    }

    /** The positive tests that an arrival brought along count as samples of the day on which they became known here. */
    void brought(Measure measure, NewMeasure wanted) {
        for (Instant takenAt : wanted.positives()) {
            UUID arrival = Objects.requireNonNull(wanted.sourceId());
            var positive = new Sample(
                    Ids.next(),
                    measure.id(),
                    arrival,
                    clock.today(),
                    takenAt,
                    1,
                    false,
                    null,
                    TestResult.POSITIVE,
                    Acting.now().id());
            boolean known = store.samples(measure.id()).stream()
                    .anyMatch(s -> s.taskId().equals(arrival) && s.at().equals(takenAt));
            if (!known) {
                sample(measure, positive, clock.now(), null);
            }
        }
    }

    private void follow(Measure onward, Sample sample, Instant receivedAt, @Nullable UUID replaces) {
        List<Sample> stale = replaces == null ? List.of() : store.carried(replaces);
        if (stale.isEmpty()) {
            store.insert(sample.under(onward.id()), onward, receivedAt, null);
        }
        for (Sample copy : stale) {
            Measure there = measures.find(copy.measureId()).orElseThrow();
            store.insert(sample.under(there.id()), there, receivedAt, copy.id());
            withdrawAlarms(there, copy.id());
        }
    }

    /**
     * Lets what the release still depends on go along to the measure that goes on: fevers and symptoms without an
     * explanation, samples that are positive or have no result yet.
     */
    void carry(Measure from, Measure to) {
        for (Temperature concern : store.unexplained(from.id())) {
            temperature(to, concern.again(store.knownSince(from.id(), concern), null));
        }
        for (Sample sample : store.samples(from.id())) {
            if (sample.result() == TestResult.PENDING || sample.result() == TestResult.POSITIVE) {
                Sample copy = sample.under(to.id());
                store.insert(copy, to, clock.now(), null);
                if (copy.result() == TestResult.POSITIVE) {
                    found(to, copy, copy.result(), Laboratory.UNKNOWN);
                }
            }
        }
    }

    /**
     * Records a result, under each measure that the sample counts for: one that was taken before the person moved
     * counts where they are now, whoever enters it.
     */
    void result(Measure measure, Sample sample, TestResult result) {
        result(measure, sample, result, Laboratory.UNKNOWN);
    }

    /** The same with where it comes from. */
    void result(Measure measure, Sample sample, TestResult result, Laboratory from) {
        store.hold(List.of(sample));
        found(measure, sample, result, from);
        beyond.run(() -> store.others(sample)
                .forEach(other -> found(measures.find(other.measureId()).orElseThrow(), other, result, from)));
    }

    /** A positive result raises the alarm, an invalid one asks for another sample. */
    private void found(Measure measure, Sample sample, TestResult result, Laboratory from) {
        store.append(
                sample.id(), measure, result.code(), clock.now(), Acting.now().id(), from);
        if (result != TestResult.POSITIVE) {
            withdrawAlarms(measure, sample.id());
        } else if (!goneOn(measure) && alarms(measure).contains(Protocol.Happening.POSITIVE)) {
            alarm(measure, "positive", sample.id());
        }
        if (!goneOn(measure)) {
            events.publishEvent(new ResultFound(measure, sample.id(), result));
        }
        if (result == TestResult.INVALID && measure.isActive()) {
            sampleAgain(measure, sample.tubes() > 1);
        }
    }

    private static boolean goneOn(Measure measure) {
        Measure.Ending ending = measure.ending();
        return ending != null && ending.outcome().goesOn();
    }

    /**
     * One more sample, two after two, from now until the end of sampling on the next day, unless one is to be taken
     * anyway by then.
     */
    private void sampleAgain(Measure measure, boolean twice) {
        LocalDate next = clock.today().plusDays(1);
        Instant until = clock.at(next, schedule.hours(measure, PartOfDay.DAY).until());
        boolean coming = tasks.getObject().ofSource(measure.id().value()).stream()
                .anyMatch(t -> t.kind().equals(SampleTaking.KEY)
                        && (SampleTaking.isDouble(t) || !twice)
                        && t.isOpen()
                        && !t.dueUntil().isAfter(until));
        if (!coming) {
            tasks.getObject()
                    .open(List.of(new NewTask(
                            TaskId.next(),
                            Schedule.kind(Slot.Kind.SAMPLE),
                            measure.path(),
                            measure.rentalPath(),
                            measure.personId(),
                            measure.householdId(),
                            measure.id().value(),
                            clock.now(),
                            until,
                            next,
                            Map.of(
                                    "number",
                                    Integer.toString(measure.number(next)),
                                    "part",
                                    "day",
                                    "mode",
                                    twice ? "double" : "single",
                                    Schedule.AGAIN,
                                    "yes"))));
        }
    }

    private java.util.Set<Protocol.Happening> alarms(Measure measure) {
        return schedule.protocol(measure).ending().alarms();
    }

    private void alarm(Measure measure, String what, UUID record) {
        raise(List.of(new Raised(measure, TaskId.next(), what, record, measure.number(clock.today()))));
    }

    /**
     * An alarm to be raised.
     *
     * @param record what it is about
     * @param number of its day in the plan
     */
    record Raised(Measure measure, TaskId id, String what, UUID record, int number) {

        NewTask task(Instant now, LocalDate today) {
            var data = new HashMap<>(
                    Map.of("what", what, "record", record.toString(), "number", Integer.toString(number)));
            if (measure.drill()) {
                data.put("drill", "yes");
            }
            return new NewTask(
                    id,
                    AlarmHandling.KEY,
                    measure.path(),
                    measure.rentalPath(),
                    measure.personId(),
                    measure.householdId(),
                    measure.id().value(),
                    now,
                    now.plus(ALARM_TIME),
                    today,
                    data);
        }
    }

    /** Raises alarms; one whose id is known has been raised before. */
    void raise(List<Raised> alarms) {
        Instant now = clock.now();
        LocalDate today = clock.today();
        tasks.getObject()
                .open(alarms.stream().map(each -> each.task(now, today)).toList());
    }

    /** What turned out to be a mistake alarms nobody. */
    void withdrawAlarms(Measure measure, UUID record) {
        withdrawAlarms(measure, record, CORRECTED);
    }

    /**
     * What is done late, within its grace, need not be seen to any more; the alarm of what stays missed waits for
     * somebody.
     */
    void done(Measure measure, Task task, Instant receivedAt) {
        if (receivedAt.isAfter(task.dueUntil())
                && (task.missedAfter() == null || !receivedAt.isAfter(task.missedAfter()))) {
            withdrawAlarms(measure, task.id().value(), DONE_LATE);
        }
    }

    private void withdrawAlarms(Measure measure, UUID record, String why) {
        for (Task task : tasks.getObject().ofSource(measure.id().value())) {
            if (task.kind().equals(AlarmHandling.KEY)
                    && task.datum("record").equals(record.toString())
                    && task.isOpen()) {
                tasks.getObject().close(task.id(), why);
            }
        }
    }
}
