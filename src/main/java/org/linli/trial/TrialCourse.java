package org.linli.trial;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.ClosedSlot;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.policy.Phase;
import org.linli.policy.Plan;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Slot;

/**
 * What somebody is under from a day on, and what that asks for on each of the next {@link TrialRun#DAYS} days.
 *
 * @param protocol its code; empty for nothing
 * @param until the last day; null for nothing
 * @param central 1 for each day at a site
 * @param home 1 for each day in quarantine at home
 * @param samples samples to be taken
 * @param visits times of the day at which a temperature is to be taken
 */
record TrialCourse(
        String protocol,
        @Nullable LocalDate until,
        List<Integer> central,
        List<Integer> home,
        List<Integer> samples,
        List<Integer> visits) {

    /** Why something was asked for by the measure that this one goes on from. */
    private static final Set<ClosedSlot.Why> EARLIER =
            EnumSet.of(ClosedSlot.Why.DONE_BEFORE, ClosedSlot.Why.MISSED_BEFORE, ClosedSlot.Why.MADE_GOOD_BEFORE);

    /** Registered and nothing more. */
    static TrialCourse none() {
        var nothing = new Days(LocalDate.EPOCH);
        return new TrialCourse("", null, nothing.list(), nothing.list(), nothing.list(), nothing.list());
    }

    /** What a plan asks for; nothing where its last day is over by then. */
    static TrialCourse of(@Nullable Plan plan, LocalDate from) {
        if (plan == null || plan.endsOn().isBefore(from)) {
            return none();
        }
        var samples = new Days(from);
        var visits = new Days(from);
        for (Slot slot : plan.required()) {
            if (slot.kind() == Slot.Kind.SAMPLE) {
                samples.add(slot.date());
            } else if (slot.kind() == Slot.Kind.TEMPERATURE) {
                visits.add(slot.date());
            }
        }
        return new TrialCourse(
                plan.protocol(),
                plan.endsOn(),
                days(plan.phases(), Phase.Kind.CENTRAL, from),
                days(plan.phases(), Phase.Kind.HOME, from),
                samples.list(),
                visits.list());
    }

    /** What a measure that runs asks for. */
    static TrialCourse of(Measure measure, List<Measures.Asked> asked, LocalDate from) {
        var samples = new Days(from);
        var visits = new Days(from);
        asked.forEach(each -> (each.kind() == Slot.Kind.SAMPLE ? samples : visits).add(each.date()));
        measure.spared().stream()
                .filter(each -> EARLIER.contains(each.why()))
                .forEach(each -> (each.kind() == Slot.Kind.SAMPLE ? samples : visits).add(each.date()));
        return new TrialCourse(
                measure.protocol(),
                measure.endsOn(),
                days(measure.phases(), Phase.Kind.CENTRAL, from),
                days(measure.phases(), Phase.Kind.HOME, from),
                samples.list(),
                visits.list());
    }

    private static List<Integer> days(List<PlannedPhase> phases, Phase.Kind kind, LocalDate from) {
        var days = new Days(from);
        for (PlannedPhase phase : phases) {
            if (phase.kind() == kind) {
                phase.from().datesUntil(phase.until().plusDays(1)).forEach(days::add);
            }
        }
        return days.list();
    }

    /** A count for each day. */
    private static final class Days {

        private final LocalDate from;
        private final int[] counts = new int[TrialRun.DAYS];

        private Days(LocalDate from) {
            this.from = from;
        }

        private void add(LocalDate day) {
            long at = ChronoUnit.DAYS.between(from, day);
            if (at >= 0 && at < counts.length) {
                counts[(int) at]++;
            }
        }

        private List<Integer> list() {
            return Arrays.stream(counts).boxed().toList();
        }
    }
}
