package org.linli.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.policy.PartOfDay;
import org.linli.policy.Protocol.Condition;
import org.linli.tasks.Completion;
import org.linli.tasks.Said;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Whether a person may be released, and the release itself. */
@Component
class Releasing {

    private static final String CLOSED = "care.closed.released";

    private final MeasureStore measures;
    private final RecordStore records;
    private final Schedule schedule;
    private final Tasks tasks;
    private final BusinessClock clock;

    Releasing(MeasureStore measures, RecordStore records, Schedule schedule, Tasks tasks, BusinessClock clock) {
        this.measures = measures;
        this.records = records;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** All that the protocol asks for, in words, as it stands now. */
    List<ReleaseCondition> conditions(Measure measure) {
        return conditions(measure, tasks.ofSource(measure.id().value()), clock.now());
    }

    private List<ReleaseCondition> conditions(Measure measure, List<Task> all, Instant at) {
        Set<Condition> needs = schedule.protocol(measure).ending().needs();
        List<Sample> samples = records.samples(measure.id());
        List<ReleaseCondition> conditions = new ArrayList<>();
        conditions.add(new ReleaseCondition("care.condition.time", time(measure, at)));
        conditions.add(new ReleaseCondition(
                "care.condition.tests",
                needs.contains(Condition.TESTS_NEGATIVE) ? tests(all, samples) : positives(all, samples)));
        if (needs.contains(Condition.NO_UNEXPLAINED_FEVER)) {
            conditions.add(new ReleaseCondition("care.condition.fever", fevers(measure)));
        }
        if (needs.contains(Condition.CHECKS_COMPLETE)) {
            conditions.add(new ReleaseCondition("care.condition.checks", checks(measure, all)));
        }
        conditions.add(new ReleaseCondition("care.condition.alarms", alarms(all)));
        return conditions;
    }

    private List<Said> time(Measure measure, Instant at) {
        Instant from = clock.at(
                measure.endsOn(), schedule.hours(measure, PartOfDay.EVENING).from());
        return at.isBefore(from) ? List.of(Said.of("care.obstacle.time", TaskMeasure.written(from))) : List.of();
    }

    /** Every sample of the plan was taken and is negative; one that could not be read is healed by a later negative one. */
    private static List<Said> tests(List<Task> all, List<Sample> samples) {
        List<Said> obstacles = new ArrayList<>(positives(all, samples));
        for (Task task : samplings(all)) {
            if (task.done() == null) {
                obstacles.add(Said.of("care.obstacle.test.missed", task.datum("number")));
                continue;
            }
            List<Sample> taken = samples.stream()
                    .filter(s -> s.taskId().equals(task.id().value()))
                    .toList();
            if (taken.stream().anyMatch(s -> s.result() == TestResult.NEGATIVE || s.result() == TestResult.POSITIVE)) {
                continue;
            }
            if (taken.stream().anyMatch(s -> s.result() == TestResult.PENDING)) {
                obstacles.add(Said.of("care.obstacle.test.pending", task.datum("number")));
            } else if (!healed(taken, samples)) {
                obstacles.add(Said.of("care.obstacle.test.invalid", task.datum("number")));
            }
        }
        return obstacles;
    }

    private static boolean healed(List<Sample> unreadable, List<Sample> samples) {
        Optional<Instant> last = unreadable.stream().map(Sample::at).max(Comparator.naturalOrder());
        return samples.stream()
                .anyMatch(s -> s.result() == TestResult.NEGATIVE
                        && last.map(l -> s.at().isAfter(l)).orElse(false));
    }

    private static List<Said> positives(List<Task> all, List<Sample> samples) {
        return samplings(all).stream()
                .filter(t -> samples.stream()
                        .anyMatch(s -> s.taskId().equals(t.id().value()) && s.result() == TestResult.POSITIVE))
                .map(t -> Said.of("care.obstacle.test.positive", t.datum("number")))
                .toList();
    }

    /** Those that are or were wanted: one that was called off before its time is not. */
    private static List<Task> samplings(List<Task> all) {
        return all.stream()
                .filter(t -> t.kind().equals(SampleTaking.KEY) && (t.done() != null || !isCancelled(t)))
                .toList();
    }

    private static boolean isCancelled(Task task) {
        return task.closed() != null && task.stateAt(task.dueUntil()) == TaskState.CANCELLED;
    }

    private List<Said> fevers(Measure measure) {
        return records.unexplained(measure.id()).stream()
                .map(t -> Said.of(
                        "care.obstacle.fever",
                        TaskMeasure.written(t.at()),
                        t.celsius().toPlainString()))
                .toList();
    }

    private List<Said> checks(Measure measure, List<Task> all) {
        long missed = all.stream()
                        .filter(t -> t.kind().equals(TemperatureCheck.KEY) && t.done() == null && !isCancelled(t))
                        .count()
                + measure.spared().stream()
                        .filter(s -> s.why() == Spared.Why.MISSED_BEFORE)
                        .count();
        return missed == 0 ? List.of() : List.of(Said.of("care.obstacle.checks", missed));
    }

    private List<Said> alarms(List<Task> all) {
        long open = all.stream()
                .filter(t -> t.kind().equals(AlarmHandling.KEY)
                        && t.stateAt(clock.now()).isOpen())
                .count();
        return open == 0 ? List.of() : List.of(Said.of("care.obstacle.alarms", open));
    }

    /**
     * Releases the person.
     *
     * @return false when that had been done before
     * @throws Refused with everything that stands in the way
     */
    boolean release(Measure seen, Completion completion, String note) {
        Measure measure = measures.lock(seen.id()).orElseThrow(() -> new NotFound("measure", seen.id()));
        Measure.@Nullable Ending ending = measure.ending();
        if (ending != null) {
            if (ending.outcome() != Outcome.RELEASED) {
                throw Refused.of("", "care.ended.already");
            }
            return false;
        }
        List<Task> all = tasks.ofSource(measure.id().value());
        Refused.ifAny(conditions(measure, all, completion.at()).stream()
                .flatMap(c -> c.obstacles().stream())
                .map(o -> new Problem("", o.key(), o.args()))
                .toList());
        measures.end(measure, completion.at(), clock.dayOf(completion.at()), Outcome.RELEASED);
        measures.append(
                List.of(new Move(
                        Ids.next(),
                        measure.id(),
                        MoveKind.RELEASED,
                        completion.at(),
                        completion.by(),
                        note,
                        null,
                        measure.endsOn())),
                measure);
        tasks.closeAll(measure.id().value(), CLOSED);
        return true;
    }
}
