package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.policy.Bilingual;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;

/**
 * A protocol laid on one person's calendar, with the rule and the reason that led to it. It changes by its own methods
 * only, which give the measure as it is then, to be stored; what is not allowed as it stands is {@link Refused}, and
 * {@link IllegalStateException} where nobody could have asked for it.
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

    /** The longest extension at a time, in days. */
    static final int LONGEST_EXTENSION = 30;

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
     * Goes on as in its last phase.
     *
     * @param more days, at most {@link #LONGEST_EXTENSION}; the last of them is not over
     */
    Measure extended(int more, LocalDate today, String why) {
        demandActive();
        List<Problem> problems = new ArrayList<>();
        LocalDate until = endsOn.plusDays(Math.clamp(more, 1, LONGEST_EXTENSION));
        if (more < 1 || more > LONGEST_EXTENSION) {
            problems.add(Problem.of("days", "care.extend.days", LONGEST_EXTENSION));
        } else if (until.isBefore(today)) {
            problems.add(Problem.of("days", "care.extend.past", until.toString()));
        }
        problems.addAll(MeasureReason.problems("reason", why));
        Refused.ifAny(problems);
        List<PlannedPhase> longer = new ArrayList<>(phases);
        longer.add(until(longer.removeLast(), until));
        return changed(longer, spared, until, ending, supersedes);
    }

    /** Goes on with what another measure asks for after its last day. */
    Measure prolonged(MeasureRemainder rest) {
        demandActive();
        demand(rest.endsOn().isAfter(endsOn), "be prolonged until " + rest.endsOn());
        List<PlannedPhase> longer = new ArrayList<>(phases);
        longer.addAll(rest.phases());
        return changed(longer, spared, rest.endsOn(), ending, supersedes);
    }

    /** Loses days that were added, with the slots on them. */
    Measure shortened(LocalDate until) {
        demandActive();
        demand(until.isBefore(endsOn) && !until.isBefore(dayOne()), "be shortened to " + until);
        return changed(
                phases.stream()
                        .filter(p -> !p.from().isAfter(until))
                        .map(p -> p.until().isAfter(until) ? until(p, until) : p)
                        .toList(),
                spared.stream().filter(s -> !s.date().isAfter(until)).toList(),
                until,
                ending,
                supersedes);
    }

    /** These slots are nobody's task either. */
    Measure sparing(List<ClosedSlot> further) {
        demandActive();
        return changed(phases, Stream.concat(spared.stream(), further.stream()).toList(), endsOn, ending, supersedes);
    }

    /** Notes whose place it takes; the first that it took stays noted. */
    Measure takingPlaceOf(Measure other) {
        demandActive();
        demand(isRivalOf(other), "take the place of " + other.id());
        return changed(phases, spared, endsOn, ending, supersedes == null ? other.id() : supersedes);
    }

    /**
     * On its last day or after it, with nothing in the way.
     *
     * @param conditions what must hold, as it stands now
     */
    Measure released(List<ReleaseCondition> conditions, Instant at, LocalDate on) {
        demandActive();
        Refused.ifAny(conditions.stream()
                .flatMap(c -> c.obstacles().stream())
                .map(o -> new Problem("", o.key(), o.args()))
                .toList());
        demand(!on.isBefore(endsOn), "be released on " + on);
        return ended(Outcome.RELEASED, at, on);
    }

    Measure endedEarly(Instant at, LocalDate on, String why) {
        return ended(Outcome.ENDED_EARLY, at, on, why);
    }

    /** Ends here, to go on elsewhere as a {@link MeasureContinuation}. */
    Measure transferred(Instant at, LocalDate on, String why) {
        return ended(Outcome.TRANSFERRED, at, on, why);
    }

    /** Ends because it was decided that the person goes on under a later version of the rules. */
    Measure revised(Instant at, LocalDate on, String why) {
        return ended(Outcome.SUPERSEDED, at, on, why);
    }

    /** Ends because another one of the same person governs. */
    Measure superseded(Measure by, Instant at, LocalDate on, String why) {
        demandActive();
        by.demandActive();
        demand(isRivalOf(by), "be superseded by " + by.id());
        return ended(Outcome.SUPERSEDED, at, on, why);
    }

    /** The person died on {@code day}, between their arrival and the day on which that is noted. */
    Measure died(LocalDate day, Instant at, LocalDate on, String why) {
        demandActive();
        if (day.isAfter(on)) {
            throw Refused.of("on", "care.died.future");
        }
        if (day.isBefore(arrivedOn)) {
            throw Refused.of("on", "care.died.before", arrivedOn.toString());
        }
        return ended(Outcome.DIED, at, on, why);
    }

    private Measure ended(Outcome outcome, Instant at, LocalDate on, String why) {
        demandActive();
        Refused.ifAny(MeasureReason.problems("reason", why));
        return ended(outcome, at, on);
    }

    private Measure ended(Outcome outcome, Instant at, LocalDate on) {
        return changed(phases, spared, endsOn, new Ending(at, on, outcome), supersedes);
    }

    private void demandActive() {
        if (!isActive()) {
            throw Refused.of("", "care.ended.already");
        }
    }

    /** Nobody is offered what this refuses: it is a bug. */
    private void demand(boolean allowed, String what) {
        if (!allowed) {
            throw new IllegalStateException("Measure " + id + " until " + endsOn + " (" + ending + ") cannot " + what);
        }
    }

    /** Whether only one of the two can go on: a measure for living with somebody stands beside each. */
    private boolean isRivalOf(Measure other) {
        return !id.equals(other.id)
                && personId.equals(other.personId)
                && drill == other.drill
                && coResidentOf == null
                && other.coResidentOf == null;
    }

    private static PlannedPhase until(PlannedPhase phase, LocalDate day) {
        return new PlannedPhase(phase.kind(), phase.from(), day, phase.fellAway(), phase.household());
    }

    private Measure changed(
            List<PlannedPhase> planned,
            List<ClosedSlot> closed,
            LocalDate until,
            @Nullable Ending how,
            @Nullable MeasureId instead) {
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
                planned,
                closed,
                startedOn,
                until,
                begunAt,
                begunBy,
                how,
                drill,
                sourceId,
                coResidentOf,
                continues,
                instead,
                version);
    }

    /**
     * How it ended.
     *
     * @param on the business day of it
     */
    public record Ending(Instant at, LocalDate on, Outcome outcome) {}
}
