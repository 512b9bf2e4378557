package org.linli.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.care.MissedChecks.Missed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.policy.PartOfDay;
import org.linli.policy.Protocol.Condition;
import org.linli.policy.Slot;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Whether a person may be released, and the release itself. */
@Component
class MeasureRelease {

    private static final String CLOSED = "care.closed.released";

    private final MeasureStore measures;
    private final MeasureDecisionStore moves;
    private final RecordStore records;
    private final Schedule schedule;
    private final Tasks tasks;
    private final BusinessClock clock;
    private final Dates dates;

    MeasureRelease(
            MeasureStore measures,
            MeasureDecisionStore moves,
            RecordStore records,
            Schedule schedule,
            Tasks tasks,
            BusinessClock clock,
            Dates dates) {
        this.measures = measures;
        this.moves = moves;
        this.records = records;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
        this.dates = dates;
    }

    /** All that the protocol asks for, in words, as it stands now. */
    List<ReleaseCondition> conditions(Measure measure) {
        return conditions(measure, tasks.ofSource(measure.id().value()), clock.now());
    }

    private List<ReleaseCondition> conditions(Measure measure, List<Task> all, Instant at) {
        Set<Condition> needs = schedule.protocol(measure).ending().needs();
        List<Sample> samples = records.samples(measure.id());
        List<Missed> missed = MissedChecks.of(measure, all, samples);
        Predicate<Missed> isAhead = m -> isAhead(m, all, at);
        List<ReleaseCondition> conditions = new ArrayList<>();
        conditions.add(new ReleaseCondition("care.condition.time", time(measure, at)));
        conditions.add(
                needs.contains(Condition.TESTS_NEGATIVE)
                        ? tests(measure, samples, missed, isAhead)
                        : new ReleaseCondition("care.condition.tests", positives(measure, samples)));
        if (needs.contains(Condition.NO_UNEXPLAINED_FEVER)) {
            conditions.add(new ReleaseCondition("care.condition.fever", fevers(measure)));
        }
        if (needs.contains(Condition.CHECKS_COMPLETE)) {
            conditions.add(new ReleaseCondition(
                    "care.condition.checks", checks(missed, isAhead), madeGood(missed, Slot.Kind.TEMPERATURE)));
        }
        conditions.add(new ReleaseCondition("care.condition.alarms", alarms(all)));
        return conditions;
    }

    private List<TaskMessage> time(Measure measure, Instant at) {
        Instant from = clock.at(
                measure.endsOn(), schedule.hours(measure, PartOfDay.EVENING).from());
        return at.isBefore(from) ? List.of(TaskMessage.of("care.obstacle.time", dates.moment(from))) : List.of();
    }

    /**
     * Every sample of the plan was taken, or another makes good for it, and all are negative; one that could not be
     * read is healed by a later negative one.
     */
    private ReleaseCondition tests(
            Measure measure, List<Sample> samples, List<Missed> missed, Predicate<Missed> isAhead) {
        List<TaskMessage> obstacles = new ArrayList<>(positives(measure, samples));
        missed.stream()
                .filter(m -> m.kind() == Slot.Kind.SAMPLE && !m.isMadeGood())
                .map(m -> TaskMessage.of(
                        isAhead.test(m) ? ReleaseCondition.TEST_AHEAD : "care.obstacle.test.missed",
                        Integer.toString(m.number())))
                .forEach(obstacles::add);
        obstacles.addAll(found(measure, samples, TestResult.PENDING));
        List<Sample> unhealed =
                samples.stream().filter(s -> !isHealed(s, samples)).toList();
        obstacles.addAll(found(measure, unhealed, TestResult.INVALID));
        return new ReleaseCondition("care.condition.tests", obstacles, madeGood(missed, Slot.Kind.SAMPLE));
    }

    /** By a negative one of the same task, or of any later one; two unreadable samples by two again. */
    static boolean isHealed(Sample unreadable, List<Sample> samples) {
        return samples.stream()
                .anyMatch(s -> s.result() == TestResult.NEGATIVE
                        && s.tubes() >= unreadable.tubes()
                        && (s.taskId().equals(unreadable.taskId()) || s.at().isAfter(unreadable.at())));
    }

    private static List<TaskMessage> positives(Measure measure, List<Sample> samples) {
        return found(measure, samples, TestResult.POSITIVE);
    }

    private static List<TaskMessage> found(Measure measure, List<Sample> samples, TestResult result) {
        return samples.stream()
                .filter(s -> s.result() == result)
                .map(s -> said(measure, s))
                .distinct()
                .toList();
    }

    /** By the number of the day; one that went along from before the first day has only its date. */
    private static TaskMessage said(Measure measure, Sample sample) {
        int number = measure.number(sample.day());
        boolean before = number < 0;
        String key = switch (sample.result()) {
            case POSITIVE -> before ? "care.obstacle.test.positive.before" : "care.obstacle.test.positive";
            case PENDING -> before ? "care.obstacle.test.pending.before" : "care.obstacle.test.pending";
            case INVALID -> before ? "care.obstacle.test.invalid.before" : "care.obstacle.test.invalid";
            case NEGATIVE -> throw new IllegalArgumentException("A negative sample stands in nobody's way");
        };
        return TaskMessage.of(key, before ? sample.day().toString() : Integer.toString(number));
    }

    private List<TaskMessage> madeGood(List<Missed> missed, Slot.Kind kind) {
        return missed.stream()
                .filter(m -> m.kind() == kind)
                .flatMap(m -> m.madeGood(dates).stream())
                .distinct()
                .toList();
    }

    private List<TaskMessage> fevers(Measure measure) {
        return records.unexplained(measure.id()).stream()
                .map(t -> TaskMessage.of(
                        "care.obstacle.fever", dates.moment(t.at()), t.celsius().toPlainString()))
                .toList();
    }

    private static List<TaskMessage> checks(List<Missed> missed, Predicate<Missed> isAhead) {
        Map<Boolean, Long> lacking = missed.stream()
                .filter(m -> m.kind() == Slot.Kind.TEMPERATURE && !m.isMadeGood())
                .collect(Collectors.partitioningBy(isAhead, Collectors.counting()));
        return lacking.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> TaskMessage.of(
                        count.getKey() ? ReleaseCondition.CHECKS_AHEAD : "care.obstacle.checks", count.getValue()))
                .toList();
    }

    /** Whether it is only not due yet: nobody has failed to do it. */
    private static boolean isAhead(Missed lacking, List<Task> all, Instant at) {
        return all.stream()
                .anyMatch(t -> MissedChecks.isCheck(t)
                        && t.kind().equals(Schedule.kind(lacking.kind()))
                        && t.day().equals(lacking.day())
                        && t.isOpen()
                        && !at.isAfter(t.dueUntil()));
    }

    private List<TaskMessage> alarms(List<Task> all) {
        long open = all.stream()
                .filter(t -> t.kind().equals(AlarmHandling.KEY) && t.isOpen())
                .count();
        return open == 0 ? List.of() : List.of(TaskMessage.of("care.obstacle.alarms", open));
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
        if (ending != null && ending.outcome() == Outcome.RELEASED) {
            return false;
        }
        List<Task> all = tasks.ofSource(measure.id().value());
        measures.end(measure.released(
                conditions(measure, all, completion.at()), completion.at(), clock.dayOf(completion.at())));
        moves.append(
                List.of(new MeasureDecision(
                        Ids.next(),
                        measure.id(),
                        MeasureDecisionKind.RELEASED,
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
