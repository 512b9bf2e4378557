package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.policy.Bilingual;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;

/**
 * A protocol laid on one person's calendar, with the rule and the reason that led to it.
 *
 * @param policyVersion version of the rules that decided
 * @param rule id of the rule that matched
 * @param anchor the event that its days count from
 * @param phases in order, without a gap, as they are now
 * @param spared slots that are nobody's task
 * @param startedOn first day of being under control
 * @param endsOn last day of the plan, on whose evening the person is released when all conditions hold; before
 *     {@code startedOn} for somebody who became known only after it
 * @param ending how it ended; null while it lasts
 * @param drill whether it is an exercise, which counts nowhere
 * @param sourceId the arrival that it follows from
 * @param coResidentOf the measure of whom they live with, when it is for that
 * @param continues the measure elsewhere that this one goes on with
 * @param supersedes the measure of an earlier arrival that this one took the place of
 * @param version for changing what was read
 */
public record Measure(
        MeasureId id,
        PersonId personId,
        @Nullable HouseholdId householdId,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String protocol,
        String policyVersion,
        String rule,
        Bilingual reason,
        Anchor anchor,
        LocalDate anchoredOn,
        LocalDate arrivedOn,
        List<PlannedPhase> phases,
        List<ClosedSlot> spared,
        LocalDate startedOn,
        LocalDate endsOn,
        Instant begunAt,
        @Nullable UUID begunBy,
        @Nullable Ending ending,
        boolean drill,
        @Nullable UUID sourceId,
        @Nullable MeasureId coResidentOf,
        @Nullable MeasureId continues,
        @Nullable MeasureId supersedes,
        int version) {

    /** In place of a rule's id, where staff chose the measure. */
    static final String BY_HAND = "by-hand";

    public Measure {
        phases = List.copyOf(phases);
        spared = List.copyOf(spared);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("Measure " + id + " has no phase");
        }
    }

    /** Whether staff chose it for the person, not a rule. */
    public boolean isByHand() {
        return rule.equals(BY_HAND) && coResidentOf == null;
    }

    /** Whether it has not ended. */
    public boolean isActive() {
        return ending == null;
    }

    /** The same with other phases and another last day. */
    Measure lasting(List<PlannedPhase> longer, LocalDate until) {
        return new Measure(
                id,
                personId,
                householdId,
                path,
                rentalPath,
                protocol,
                policyVersion,
                rule,
                reason,
                anchor,
                anchoredOn,
                arrivedOn,
                longer,
                spared,
                startedOn,
                until,
                begunAt,
                begunBy,
                ending,
                drill,
                sourceId,
                coResidentOf,
                continues,
                supersedes,
                version);
    }

    /** Day 1 of its plan. */
    public LocalDate dayOne() {
        return phases.getFirst().from();
    }

    /** All days of its phases. */
    public int days() {
        return number(endsOn);
    }

    /** Number of a day in its plan: 1 for day 1, 0 or less before it. */
    public int number(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(dayOne(), day) + 1;
    }

    /** The phase of a day; days before the first belong to it, days after the last to that. */
    public PlannedPhase phaseOn(LocalDate day) {
        return phases.stream().filter(p -> !day.isAfter(p.until())).findFirst().orElseGet(phases::getLast);
    }

    /** Whether the person must stay where they are on that day. */
    public boolean confinesOn(LocalDate day) {
        return isActive() && !day.isBefore(dayOne()) && phaseOn(day).kind().confines();
    }

    /** Whether any day of it confines. */
    public boolean confines() {
        return phases.stream().map(PlannedPhase::kind).anyMatch(Phase.Kind::confines);
    }

    /**
     * How it ended.
     *
     * @param on the business day of it
     */
    public record Ending(Instant at, LocalDate on, Outcome outcome) {}
}
