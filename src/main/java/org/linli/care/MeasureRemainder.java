package org.linli.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Slot;
import org.linli.tasks.Task;

/**
 * What a measure asks for after a day: so that nothing of it is lost when another one, which is stricter and shorter,
 * takes its place or stays in place.
 *
 * @param endsOn its last day
 * @param phases what is left of them; none where only the release is
 * @param wanted its checks and samples, without the release
 */
record MeasureRemainder(LocalDate endsOn, List<PlannedPhase> phases, List<Wanted> wanted) {

    /** A check or a sample. */
    record Wanted(Slot.Kind kind, LocalDate date, PartOfDay part, Phase.@Nullable Mode mode) {}

    MeasureRemainder {
        phases = List.copyOf(phases);
        wanted = List.copyOf(wanted);
    }

    /** Of a measure that was not begun; empty where it would not have lasted longer. */
    static Optional<MeasureRemainder> ofWanted(Measure measure, List<Slot> required, LocalDate after) {
        return of(
                measure,
                after,
                required.stream()
                        .filter(s -> s.kind() != Slot.Kind.RELEASE)
                        .map(s -> new Wanted(s.kind(), s.date(), s.part(), s.mode()))
                        .toList());
    }

    /** Of a measure that ran; empty where it would not have lasted longer. */
    static Optional<MeasureRemainder> ofRunning(Measure measure, List<Task> all, LocalDate after) {
        return of(
                measure,
                after,
                all.stream()
                        .filter(t -> MissedChecks.isCheck(t) && t.done() == null)
                        .map(t -> ClosedSlot.of(t.kind(), t.day(), t.data(), ClosedSlot.Why.LAPSED))
                        .map(s -> new Wanted(s.kind(), s.date(), s.part(), s.mode()))
                        .toList());
    }

    private static Optional<MeasureRemainder> of(Measure measure, LocalDate after, List<Wanted> wanted) {
        if (!measure.endsOn().isAfter(after)) {
            return Optional.empty();
        }
        LocalDate next = after.plusDays(1);
        return Optional.of(new MeasureRemainder(
                measure.endsOn(),
                measure.phases().stream()
                        .filter(p -> p.until().isAfter(after))
                        .map(p -> new PlannedPhase(
                                p.kind(), p.from().isAfter(after) ? p.from() : next, p.until(), p.fellAway(), null))
                        .toList(),
                wanted.stream().filter(w -> w.date().isAfter(after)).toList()));
    }
}
