package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Dates;
import org.linli.policy.Phase;
import org.linli.policy.Slot;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.TaskState;

/**
 * Which checks and samples were missed, and what makes good for each. A sample beyond the plan that is negative makes
 * good for every sample and temperature that was missed before its day, but for a double one only when it is double
 * itself; the full temperatures of a day that an extension added make good for temperatures missed before it. A
 * sample of the plan makes good for no other: it is wanted itself.
 */
final class MissedChecks {

    private MissedChecks() {}

    /**
     * A slot that was missed; it stays so for good.
     *
     * @param mode one sample or two; null for what is not a sample
     * @param number of the day in the plan
     * @param by another check that makes good for it, in words; null while none does
     * @param enteredAt when something was entered for it later, which makes good for it too; null while nothing is
     */
    record Missed(
            Slot.Kind kind,
            Phase.@Nullable Mode mode,
            int number,
            LocalDate day,
            @Nullable TaskMessage by,
            @Nullable Instant enteredAt) {

        boolean isMadeGood() {
            return by != null || entered();
        }

        boolean entered() {
            return enteredAt != null;
        }

        /** What makes good for it, in words. */
        Optional<TaskMessage> madeGood(Dates dates) {
            return enteredAt == null
                    ? Optional.ofNullable(by)
                    : Optional.of(TaskMessage.of(
                            kind == Slot.Kind.SAMPLE ? "care.note.test.entered" : "care.note.check.entered",
                            Integer.toString(number),
                            dates.moment(enteredAt)));
        }

        boolean isOf(ClosedSlot slot) {
            return kind == slot.kind() && day.equals(slot.date());
        }
    }

    /** In the order of their days. */
    static List<Missed> of(Measure measure, List<Task> all, List<Sample> samples) {
        List<ClosedSlot> slots = new ArrayList<>();
        measure.spared().stream()
                .filter(s -> s.why() == ClosedSlot.Why.MISSED_BEFORE)
                .forEach(slots::add);
        all.stream()
                .filter(t -> isWanted(t) && t.done() == null)
                .map(t -> ClosedSlot.of(t.kind(), t.day(), t.data(), ClosedSlot.Why.MISSED_BEFORE))
                .forEach(slots::add);
        Stream<Missed> never = slots.stream()
                .map(s -> new Missed(s.kind(), s.mode(), s.day(), s.date(), by(measure, s, all, samples), null));
        return Stream.concat(never, all.stream().flatMap(t -> entered(t).stream()))
                .sorted(Comparator.comparing(Missed::day))
                .toList();
    }

    /** What was entered after its grace is no longer wanted, but whoever releases is told. */
    private static Optional<Missed> entered(Task task) {
        Task.Done done = task.done();
        if (!isCheck(task) || done == null || !done.missed()) {
            return Optional.empty();
        }
        ClosedSlot slot = ClosedSlot.of(task.kind(), task.day(), task.data(), ClosedSlot.Why.MISSED_BEFORE);
        return Optional.of(new Missed(slot.kind(), slot.mode(), slot.day(), slot.date(), null, done.enteredAt()));
    }

    static boolean isCheck(Task task) {
        return task.kind().equals(SampleTaking.KEY) || task.kind().equals(TemperatureCheck.KEY);
    }

    /**
     * Checks and samples that are or were to be done: one that was called off before its time, or by mistake wanted, is
     * not.
     */
    private static boolean isWanted(Task task) {
        Task.Closed closed = task.closed();
        boolean calledOff = closed != null
                && (closed.reason().equals(MeasureChange.TAKEN_BACK)
                        || task.stateAt(task.dueUntil()) == TaskState.CANCELLED);
        return isCheck(task) && !calledOff;
    }

    private static @Nullable TaskMessage by(Measure measure, ClosedSlot missed, List<Task> all, List<Sample> samples) {
        boolean sample = missed.kind() == Slot.Kind.SAMPLE;
        Optional<TaskMessage> test = samples.stream()
                .filter(s -> s.extra()
                        && s.result() == TestResult.NEGATIVE
                        && s.tubes() >= (missed.mode() == Phase.Mode.DOUBLE ? 2 : 1)
                        && s.day().isAfter(missed.date()))
                .findFirst()
                .map(s ->
                        said(sample ? "care.note.test.by.test" : "care.note.check.by.test", missed, measure, s.day()));
        return sample
                ? test.orElse(null)
                : test.or(() -> addedDay(missed, all).map(day -> said("care.note.check.by.day", missed, measure, day)))
                        .orElse(null);
    }

    private static Optional<LocalDate> addedDay(ClosedSlot missed, List<Task> all) {
        Map<LocalDate, List<Task>> added = all.stream()
                .filter(t -> t.kind().equals(TemperatureCheck.KEY)
                        && SampleTaking.isExtra(t)
                        && isWanted(t)
                        && t.day().isAfter(missed.date()))
                .collect(Collectors.groupingBy(Task::day, TreeMap::new, Collectors.toList()));
        return added.entrySet().stream()
                .filter(e -> e.getValue().stream().allMatch(t -> t.done() != null))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static TaskMessage said(String key, ClosedSlot missed, Measure measure, LocalDate good) {
        return TaskMessage.of(key, Integer.toString(missed.day()), Integer.toString(measure.number(good)));
    }
}
