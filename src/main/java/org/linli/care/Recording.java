package org.linli.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
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
import org.springframework.stereotype.Component;

/** Writes what was found, and raises the alarm at once where the protocol asks for it. */
@Component
class Recording {

    /** How long whoever is alarmed has before the alarm is overdue. */
    private static final Duration ALARM_TIME = Duration.ofHours(2);

    private static final String CORRECTED = "care.closed.corrected";

    private final RecordStore store;
    private final Schedule schedule;
    private final ObjectProvider<Tasks> tasks;
    private final BusinessClock clock;

    Recording(RecordStore store, Schedule schedule, ObjectProvider<Tasks> tasks, BusinessClock clock) {
        this.store = store;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Why a reading must be explained under the measure's protocol; null when it need not be. */
    Temperature.@Nullable Concern concern(Measure measure, java.math.BigDecimal celsius, List<String> symptoms) {
        if (celsius.compareTo(schedule.protocol(measure).ending().feverFrom()) >= 0) {
            return Temperature.Concern.FEVER;
        }
        return symptoms.isEmpty() ? null : Temperature.Concern.SYMPTOMS;
    }

    /** Records a reading; returns whether an alarm was raised. */
    boolean temperature(Measure measure, Temperature reading) {
        store.insert(reading, measure);
        if (reading.replaces() != null) {
            withdrawAlarms(measure, reading.replaces());
        }
        Temperature.Concern concern = reading.concern();
        if (concern == null || !alarms(measure).contains(happening(concern))) {
            return false;
        }
        alarm(measure, concern.code(), reading.id());
        return true;
    }

    private static Protocol.Happening happening(Temperature.Concern concern) {
        return concern == Temperature.Concern.FEVER ? Protocol.Happening.FEVER : Protocol.Happening.SYMPTOMS;
    }

    void sample(Measure measure, Sample sample, Instant receivedAt, @Nullable UUID replaces) {
        store.insert(sample, measure, receivedAt, replaces);
        if (replaces != null) {
            withdrawAlarms(measure, replaces);
        }
        if (sample.result() != TestResult.PENDING) {
            result(measure, sample, sample.result());
        }
    }

    /** Records a result; a positive one raises the alarm, an invalid one asks for another sample. */
    void result(Measure measure, Sample sample, TestResult result) {
        store.append(
                Ids.next(),
                sample.id(),
                measure,
                result,
                clock.now(),
                Acting.now().id());
        if (result == TestResult.POSITIVE && alarms(measure).contains(Protocol.Happening.POSITIVE)) {
            alarm(measure, "positive", sample.id());
        } else {
            withdrawAlarms(measure, sample.id());
        }
        if (result == TestResult.INVALID && measure.isActive()) {
            sampleAgain(measure);
        }
    }

    /** One more sample, from now until the end of sampling on the next day, unless one is to be taken anyway by then. */
    private void sampleAgain(Measure measure) {
        LocalDate next = clock.today().plusDays(1);
        Instant until = clock.at(next, schedule.hours(measure, PartOfDay.DAY).until());
        boolean coming = tasks.getObject().ofSource(measure.id().value()).stream()
                .anyMatch(t -> t.kind().equals(SampleTaking.KEY)
                        && t.stateAt(clock.now()).isOpen()
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
                                    "number", Integer.toString(measure.number(next)),
                                    "part", "day",
                                    "mode", "single",
                                    "again", "yes"))));
        }
    }

    private java.util.Set<Protocol.Happening> alarms(Measure measure) {
        return schedule.protocol(measure).ending().alarms();
    }

    private void alarm(Measure measure, String what, UUID record) {
        Instant now = clock.now();
        tasks.getObject()
                .open(List.of(new NewTask(
                        TaskId.next(),
                        AlarmHandling.KEY,
                        measure.path(),
                        measure.rentalPath(),
                        measure.personId(),
                        measure.householdId(),
                        measure.id().value(),
                        now,
                        now.plus(ALARM_TIME),
                        clock.today(),
                        Map.of("what", what, "record", record.toString()))));
    }

    /** What turned out to be a mistake alarms nobody. */
    private void withdrawAlarms(Measure measure, UUID record) {
        for (Task task : tasks.getObject().ofSource(measure.id().value())) {
            if (task.kind().equals(AlarmHandling.KEY)
                    && task.datum("record").equals(record.toString())
                    && task.stateAt(clock.now()).isOpen()) {
                tasks.getObject().close(task.id(), CORRECTED);
            }
        }
    }
}
