package org.linli.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Phase.Mode;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;
import org.linli.policy.Slot.Kind;
import org.linli.policy.Slot.Standing;

/** Lays a protocol on the calendar of one person. */
final class PlanBuilder {

    private final Policy policy;
    private final Protocol protocol;
    private final Anchors anchors;
    private final Credits credits;
    private final Anchor anchor;
    private final LocalDate anchoredOn;
    private final List<PlannedPhase> phases = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /**
     * @param countsFrom events to count from in place of the protocol's own: the latest that is known; empty for its
     *     own
     */
    PlanBuilder(Policy policy, Protocol protocol, Set<Anchor> countsFrom, Anchors anchors, Credits credits) {
        this.policy = policy;
        this.protocol = protocol;
        this.anchors = anchors;
        this.credits = credits;
        this.anchor = anchor(countsFrom);
        LocalDate known = dayOf(anchor);
        this.anchoredOn = known == null ? anchors.arrivedOn() : known;
    }

    Plan plan() {
        LocalDate day = dayOne();
        for (Phase phase : protocol.phases()) {
            PlannedPhase planned = planned(phase, day);
            phases.add(planned);
            addTemperatures(phase, planned);
            addSamples(phase, planned);
            day = planned.until().plusDays(1);
        }
        addArrivalTest();
        LocalDate lastDay = phases.getLast().until();
        addMadeUpTests();
        addRelease();
        slots.sort(Slot.IN_ORDER);
        return new Plan(policy.version(), protocol.code(), anchors, anchor, anchoredOn, phases, lastDay, slots);
    }

    /** Where the event has no known day, the arrival is taken: the latest it can be, so nothing is cut short. */
    private Anchor anchor(Set<Anchor> countsFrom) {
        return countsFrom.stream()
                .filter(each -> dayOf(each) != null)
                .max(Comparator.comparing((Anchor each) -> Objects.requireNonNull(dayOf(each)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(protocol.counting().anchor());
    }

    private @Nullable LocalDate dayOf(Anchor event) {
        return switch (event) {
            case ARRIVAL -> anchors.arrivedOn();
            case LEAVING_RISK_AREA -> anchors.leftRiskAreaOn();
            case LAST_CONTACT -> anchors.lastContactOn();
        };
    }

    private LocalDate dayOne() {
        return protocol.counting().anchorIsDayOne() ? anchoredOn : anchoredOn.plusDays(1);
    }

    private PlannedPhase planned(Phase phase, LocalDate first) {
        LocalDate last = first.plusDays(phase.days() - 1L);
        Integer limit = phase.fallsAwayAfterDays();
        long passed = ChronoUnit.DAYS.between(anchoredOn, anchors.startsAt().toLocalDate());
        boolean fellAway = limit != null && passed >= limit;
        return new PlannedPhase(
                fellAway ? Phase.Kind.MONITORING : phase.kind(),
                first,
                last,
                fellAway,
                fellAway ? null : phase.household());
    }

    private void addTemperatures(Phase phase, PlannedPhase planned) {
        for (LocalDate day :
                planned.from().datesUntil(planned.until().plusDays(1)).toList()) {
            for (PartOfDay part : phase.temperature()) {
                slots.add(slot(Kind.TEMPERATURE, planned.kind(), day, part, null, standing(day, part)));
            }
        }
    }

    private void addSamples(Phase phase, PlannedPhase planned) {
        for (Phase.TestDay test : phase.tests()) {
            LocalDate day = planned.from().plusDays(test.day() - 1L);
            boolean credited = test.mode() == Mode.SINGLE && countsAsTested(day);
            slots.add(sample(planned.kind(), day, test.mode(), credited));
        }
    }

    /** A test on the day of arrival, unless a fresh negative one was brought along or the day has a test anyway. */
    private void addArrivalTest() {
        Integer hours = protocol.crediting().arrivalTestUnlessNegativeWithinHours();
        LocalDate day = anchors.arrivedOn();
        if (hours != null && samples().noneMatch(s -> s.date().equals(day))) {
            boolean credited = credits.negativeWithin(hours) || countsAsTested(day);
            slots.add(sample(phaseOn(day), day, Mode.SINGLE, credited));
        }
    }

    /**
     * Tests for those whose day had gone by before anybody could take them: of the same kind, as soon as possible, each
     * on a day without another and far enough from the sample before it. No earlier test stands for one of them.
     */
    private void addMadeUpTests() {
        List<Mode> owed = samples()
                .filter(s -> s.standing() == Standing.LAPSED)
                .map(s -> Objects.requireNonNull(s.mode()))
                .sorted(Comparator.reverseOrder())
                .limit(protocol.crediting().madeUp().atMost())
                .toList();
        LocalDate day = anchors.startsAt().toLocalDate();
        for (Mode mode : owed) {
            while (!canBeMadeUp(day)) {
                day = day.plusDays(1);
            }
            prolong(day);
            slots.add(slot(Kind.SAMPLE, phaseOn(day), day, PartOfDay.DAY, mode, Standing.REQUIRED, true));
        }
    }

    private boolean canBeMadeUp(LocalDate day) {
        Window hours = policy.hours().of(PartOfDay.DAY);
        LocalDateTime latest = day.atTime(hours.from())
                .minusHours(protocol.crediting().madeUp().hoursApart());
        return !hasPassed(day, PartOfDay.DAY)
                && samples()
                        .filter(s -> s.standing() != Standing.LAPSED)
                        .map(Slot::date)
                        .allMatch(
                                d -> d.isAfter(day) || !d.atTime(hours.until()).isAfter(latest));
    }

    /**
     * The last phase goes on until that day, with its temperatures: nobody is let go before the last test. A plan that
     * was over when the person became known stays over; only its release waits.
     */
    private void prolong(LocalDate day) {
        PlannedPhase last = phases.getLast();
        if (!day.isAfter(last.until()) || anchors.startsAt().toLocalDate().isAfter(last.until())) {
            return;
        }
        phases.removeLast();
        phases.add(new PlannedPhase(last.kind(), last.from(), day, last.fellAway(), last.household()));
        for (LocalDate added :
                last.until().plusDays(1).datesUntil(day.plusDays(1)).toList()) {
            for (PartOfDay part : protocol.phases().getLast().temperature()) {
                if (!hasPassed(added, part)) {
                    slots.add(slot(Kind.TEMPERATURE, last.kind(), added, part, null, Standing.REQUIRED));
                }
            }
        }
    }

    /**
     * On the evening of the last day; of somebody who became known only after it, on the day they became known, or on
     * that of the last test made up.
     */
    private void addRelease() {
        LocalDate day = Stream.concat(
                        Stream.of(phases.getLast().until(), anchors.startsAt().toLocalDate()),
                        samples().map(Slot::date))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        slots.add(slot(Kind.RELEASE, phaseOn(day), day, PartOfDay.EVENING, null, Standing.REQUIRED));
    }

    private Stream<Slot> samples() {
        return slots.stream().filter(s -> s.kind() == Kind.SAMPLE);
    }

    private boolean countsAsTested(LocalDate day) {
        return protocol.crediting().earlierTests() && credits.negativeOn().contains(day);
    }

    private Slot sample(Phase.Kind phase, LocalDate day, Mode mode, boolean credited) {
        Standing standing = credited ? Standing.CREDITED : standing(day, PartOfDay.DAY);
        return slot(Kind.SAMPLE, phase, day, PartOfDay.DAY, mode, standing);
    }

    private Standing standing(LocalDate day, PartOfDay part) {
        return hasPassed(day, part) ? Standing.LAPSED : Standing.REQUIRED;
    }

    private boolean hasPassed(LocalDate day, PartOfDay part) {
        LocalDateTime over = day.atTime(policy.hours().of(part).until());
        return !over.isAfter(anchors.startsAt());
    }

    /** The phase of a day; days before the first phase belong to it, days after the last to that. */
    private Phase.Kind phaseOn(LocalDate day) {
        if (day.isBefore(phases.getFirst().from())) {
            return phases.getFirst().kind();
        }
        return phases.stream()
                .filter(p -> p.includes(day))
                .findFirst()
                .orElseGet(phases::getLast)
                .kind();
    }

    private Slot slot(
            Kind kind, Phase.Kind phase, LocalDate day, PartOfDay part, @Nullable Mode mode, Standing standing) {
        return slot(kind, phase, day, part, mode, standing, false);
    }

    private Slot slot(
            Kind kind,
            Phase.Kind phase,
            LocalDate day,
            PartOfDay part,
            @Nullable Mode mode,
            Standing standing,
            boolean madeUp) {
        Window hours = policy.hours().of(part);
        int number = (int) ChronoUnit.DAYS.between(dayOne(), day) + 1;
        return new Slot(kind, number, phase, day, part, hours.from(), hours.until(), mode, standing, madeUp);
    }
}
