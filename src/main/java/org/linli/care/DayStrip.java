package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Phase;
import org.linli.policy.Slot;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;

/** The plan as a calendar: every day with every slot and how it stands. */
final class DayStrip {

    private DayStrip() {}

    /**
     * One day.
     *
     * @param number in the plan; 0 or less before day 1
     * @param phase how the person lives on that day
     */
    record Day(int number, LocalDate date, Phase.Kind phase, boolean today, List<Cell> cells) {}

    /**
     * One slot.
     *
     * @param name message key of what it is
     * @param state message key of how it stands
     * @param look the class that goes with the state: done, due, missed, off or wait
     * @param value what was found: degrees, or message key of a result; empty for nothing
     * @param valueIsKey whether the value is a message key
     * @param late whether it was done late, within its grace
     * @param entered when the value was entered, for what was missed and stays so; null otherwise
     * @param task the task to open; null when there is none
     */
    record Cell(
            String icon,
            String name,
            String state,
            String look,
            String value,
            boolean valueIsKey,
            boolean late,
            @Nullable Instant entered,
            @Nullable UUID task,
            int order) {}

    static List<Day> of(
            Measure measure,
            List<Task> tasks,
            List<Temperature> temperatures,
            List<Sample> samples,
            LocalDate today,
            Instant now) {
        Map<LocalDate, List<Cell>> cells = new TreeMap<>();
        measure.dayOne()
                .datesUntil(
                        measure.endsOn().isBefore(measure.dayOne())
                                ? measure.dayOne()
                                : measure.endsOn().plusDays(1))
                .forEach(day -> cells.put(day, new ArrayList<>()));
        for (ClosedSlot spared : measure.spared()) {
            at(cells, spared.date()).add(cell(spared));
        }
        for (Task task : tasks) {
            if (Schedule.KINDS.contains(task.kind())) {
                at(cells, task.day()).add(cell(task, temperatures, samples, now));
            }
        }
        return cells.entrySet().stream()
                .map(e -> new Day(
                        measure.number(e.getKey()),
                        e.getKey(),
                        measure.phaseOn(e.getKey()).kind(),
                        e.getKey().equals(today),
                        e.getValue().stream()
                                .sorted(Comparator.comparingInt(Cell::order))
                                .toList()))
                .toList();
    }

    private static List<Cell> at(Map<LocalDate, List<Cell>> cells, LocalDate day) {
        return cells.computeIfAbsent(day, d -> new ArrayList<>());
    }

    private static Cell cell(ClosedSlot spared) {
        boolean sample = spared.kind() == Slot.Kind.SAMPLE;
        String look = switch (spared.why()) {
            case CREDITED, DONE_BEFORE -> "done";
            case LAPSED -> "off";
            case MISSED_BEFORE, MADE_GOOD_BEFORE -> "missed";
        };
        return new Cell(
                sample ? "sample" : "temperature",
                "tasks.kind." + Schedule.kind(spared.kind()),
                spared.why().key(),
                look,
                "",
                false,
                false,
                null,
                null,
                order(spared.part().name()));
    }

    private static Cell cell(Task task, List<Temperature> temperatures, List<Sample> samples, Instant now) {
        TaskState state = task.stateAt(now);
        Task.Done done = task.done();
        Instant entered = done != null && done.missed() ? done.enteredAt() : null;
        boolean missed = entered != null;
        String look = switch (state) {
            case DONE -> "done";
            case DUE, OVERDUE -> "due";
            case MISSED -> "missed";
            case CANCELLED -> "off";
            case UPCOMING -> "wait";
        };
        String value = "";
        boolean isKey = false;
        boolean alarming = false;
        if (task.kind().equals(TemperatureCheck.KEY)) {
            Optional<Temperature> reading = temperatures.stream()
                    .filter(t -> task.id().value().equals(t.taskId()) && !t.replaced())
                    .findFirst();
            value = reading.map(t -> t.celsius().toPlainString()).orElse("");
            alarming = reading.map(t -> t.concern() != null).orElse(false);
        } else if (task.kind().equals(SampleTaking.KEY)) {
            Optional<Sample> sample = samples.stream()
                    .filter(s -> s.taskId().equals(task.id().value()))
                    .max(Comparator.comparing(Sample::at));
            value = sample.map(s -> s.result().key()).orElse("");
            isKey = sample.isPresent();
            alarming = sample.map(s -> s.result() == TestResult.POSITIVE).orElse(false);
        }
        return new Cell(
                icon(task.kind()),
                "tasks.kind." + task.kind(),
                missed ? TaskState.MISSED.key() : state.key(),
                missed || alarming ? "missed" : look,
                value,
                isKey,
                done != null && !missed && done.late(),
                entered,
                task.id().value(),
                task.kind().equals(ReleaseConfirmation.KEY) ? 9 : order(task.datum("part")));
    }

    private static String icon(String kind) {
        return switch (kind) {
            case TemperatureCheck.KEY -> "temperature";
            case SampleTaking.KEY -> "sample";
            default -> "release";
        };
    }

    private static int order(String part) {
        return switch (part.toLowerCase(java.util.Locale.ROOT)) {
            case "morning" -> 1;
            case "day" -> 2;
            default -> 3;
        };
    }
}
