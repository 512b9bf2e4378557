package org.linli.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A protocol laid on one person's calendar. Immutable, and the same for the same input.
 *
 * @param version policy version that the protocol is taken from
 * @param protocol its code
 * @param anchors the days it was computed from
 * @param anchor the event that its days count from
 * @param anchoredOn the day of that event; the arrival where the event's own day is not known
 * @param phases in order, without a gap
 * @param lastDay the protocol's last day; {@link #endsOn} is later where tests made up prolong the last phase
 * @param slots everything to be done, in order of time; the last is the release
 */
public record Plan(
        String version,
        String protocol,
        Anchors anchors,
        Protocol.Anchor anchor,
        LocalDate anchoredOn,
        List<PlannedPhase> phases,
        LocalDate lastDay,
        List<Slot> slots) {

    public Plan {
        phases = List.copyOf(phases);
        slots = List.copyOf(slots);
    }

    /**
     * The last day of the last phase, on whose evening the person is released when all conditions hold. A test that is
     * made up after the protocol's last day prolongs the last phase, unless that day was over when the person became
     * known.
     */
    public LocalDate endsOn() {
        return phases.getLast().until();
    }

    /** Whether the person must stay where they are on that day. */
    public boolean confinesOn(LocalDate day) {
        return phases.stream().anyMatch(p -> p.includes(day) && p.kind().confines());
    }

    /** Whether any day of it confines. */
    public boolean confines() {
        return phases.stream().anyMatch(p -> p.kind().confines());
    }

    /**
     * Compares courses by what they confine from a day on, that day included: more days at a site are more, then more
     * days of any confinement (decision 0016).
     */
    public static Comparator<List<PlannedPhase>> confinement(LocalDate from) {
        return Comparator.<List<PlannedPhase>>comparingLong(p -> days(p, from, kind -> kind == Phase.Kind.CENTRAL))
                .thenComparingLong(p -> days(p, from, Phase.Kind::confines));
    }

    /**
     * Which of two plans governs, the greater one: by {@link #confinement}, and of two that confine alike the one that
     * ends later.
     */
    public static Comparator<Plan> strictness(LocalDate from) {
        return Comparator.comparing(Plan::phases, confinement(from)).thenComparing(Plan::endsOn);
    }

    private static long days(List<PlannedPhase> phases, LocalDate from, Predicate<Phase.Kind> kind) {
        return phases.stream()
                .filter(p -> kind.test(p.kind()) && !p.until().isBefore(from))
                .mapToLong(p -> ChronoUnit.DAYS.between(p.from().isBefore(from) ? from : p.from(), p.until()) + 1)
                .sum();
    }

    /** What still has to be done, in order of time. */
    public List<Slot> required() {
        return slots.stream().filter(Slot::isRequired).toList();
    }

    /** What those who live with the person get, if anything; to be planned with the anchors that it carries. */
    public Optional<Cover> householdCover() {
        return phases.stream()
                .filter(p -> p.household() != null)
                .map(this::cover)
                .findFirst();
    }

    private Cover cover(PlannedPhase phase) {
        LocalDate dayBefore = phase.from().minusDays(1);
        LocalDateTime start =
                dayBefore.atStartOfDay().isAfter(anchors.startsAt()) ? dayBefore.atStartOfDay() : anchors.startsAt();
        return new Cover(
                Objects.requireNonNull(phase.household()),
                phase.from(),
                phase.until(),
                Anchors.arrival(dayBefore).startingAt(start));
    }

    /**
     * A phase with its dates.
     *
     * @param kind how the person lives; monitoring where a confining phase fell away
     * @param from first day
     * @param until last day
     * @param fellAway whether enough days had passed for the phase to become monitoring
     * @param household code of the protocol for those who live with the person; null for none
     */
    public record PlannedPhase(
            Phase.Kind kind,
            LocalDate from,
            LocalDate until,
            boolean fellAway,
            @Nullable String household) {

        public boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /**
     * What those who live with the person get.
     *
     * @param protocol its code, in the same version
     * @param from first day
     * @param until last day of the phase that it goes with
     * @param anchors what to plan it with: its day 1 is {@code from}
     */
    public record Cover(String protocol, LocalDate from, LocalDate until, Anchors anchors) {}
}
