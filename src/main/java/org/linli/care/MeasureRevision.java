package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.policy.Bilingual;
import org.linli.policy.Credits;
import org.linli.policy.Decision;
import org.linli.policy.PartOfDay;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Lets somebody go on under what a later version of the rules asks for, because it was decided so. What was done
 * counts, what was missed stays missed where the new plan asks for it too, and what it would have asked for before it
 * was known is nobody's omission. Those who live with the person follow.
 */
@Component
class MeasureRevision {

    private final MeasureStore store;
    private final MeasureTransfer transferring;
    private final MeasureChange moving;
    private final MeasureStart beginning;
    private final CheckRecorder recording;
    private final RecordStore records;
    private final Schedule schedule;
    private final Tasks tasks;
    private final People people;
    private final Policies policies;
    private final BusinessClock clock;

    MeasureRevision(
            MeasureStore store,
            MeasureTransfer transferring,
            MeasureChange moving,
            MeasureStart beginning,
            CheckRecorder recording,
            RecordStore records,
            Schedule schedule,
            Tasks tasks,
            People people,
            Policies policies,
            BusinessClock clock) {
        this.store = store;
        this.transferring = transferring;
        this.moving = moving;
        this.beginning = beginning;
        this.recording = recording;
        this.records = records;
        this.schedule = schedule;
        this.tasks = tasks;
        this.people = people;
        this.policies = policies;
        this.clock = clock;
    }

    /** Of two that move the same person at once, the second finds the first one's measure. */
    void hold(Collection<PersonId> persons) {
        Stream<PersonId> others = people.livingWith(persons).values().stream().flatMap(List::stream);
        List<PersonId> all = Stream.concat(persons.stream(), others).distinct().toList();
        store.lock(
                all,
                people.cards(all).values().stream()
                        .map(PersonCard::householdId)
                        .distinct()
                        .toList());
    }

    /** What the person is under then; empty where the decision asks for nothing, and the measure has ended. */
    Optional<MeasureId> revise(Measure running, Decision decision, String reason) {
        List<Measure> others = store.coResidents(running.id()).stream()
                .filter(Measure::isActive)
                .toList();
        Plan plan = decision.plan();
        if (plan == null) {
            moving.endEarly(running, reason);
            others.forEach(each -> endIfActive(each.id(), reason));
            return Optional.empty();
        }
        // What was planned for the others and has not begun falls away with the measure: they follow before it ends.
        Measure now = revised(running, plan, decision.rule(), decision.reason(), null, reason, next -> {
            for (Measure each : others) {
                follow(each, plan, next, decision.rule(), reason);
            }
        });
        beginning.cover(now, plan, decision.rule());
        return Optional.of(now.id());
    }

    private void follow(Measure other, Plan plan, Measure now, String rule, String reason) {
        Optional<Plan> cover = plan.householdCover()
                .map(each -> policies.plan(plan.version(), each.protocol(), each.anchors(), Credits.none()));
        if (cover.isEmpty()) {
            moving.endEarly(other, reason);
        } else {
            revised(other, cover.get(), rule, beginning.livesWith(cover.get()), now.id(), reason, next -> {});
        }
    }

    private void endIfActive(MeasureId id, String reason) {
        store.find(id).filter(Measure::isActive).ifPresent(each -> moving.endEarly(each, reason));
    }

    private Measure revised(
            Measure from,
            Plan plan,
            String rule,
            Bilingual why,
            @Nullable MeasureId coResidentOf,
            String reason,
            Consumer<Measure> others) {
        Instant now = clock.now();
        List<Task> all = tasks.ofSource(from.id().value());
        List<Sample> samples = records.samples(from.id());
        Map<Place, ClosedSlot> over = transferring.spared(from, all, samples, now).stream()
                .collect(Collectors.toMap(Place::of, Function.identity(), (first, again) -> again));
        var spared = new ArrayList<ClosedSlot>();
        var required = new ArrayList<Slot>();
        for (Slot slot : plan.slots()) {
            ClosedSlot done = over.get(Place.of(slot));
            if (!slot.isRequired()) {
                spared.add(ClosedSlot.of(slot));
            } else if (slot.kind() == Slot.Kind.RELEASE) {
                required.add(slot);
            } else if (done != null) {
                spared.add(new ClosedSlot(slot.kind(), slot.day(), slot.date(), slot.part(), slot.mode(), done.why()));
            } else if (!clock.at(slot.date(), slot.until()).isAfter(now)) {
                spared.add(ClosedSlot.of(slot));
            } else {
                required.add(slot);
            }
        }
        Measure to = measure(from, plan, rule, why, spared, coResidentOf, now);
        store.insert(List.of(to));
        others.accept(to);
        moving.end(from.revised(now, clock.dayOf(now), reason), reason, to.endsOn());
        var opened = new ArrayList<NewTask>();
        for (Slot slot : required) {
            opened.add(schedule.task(to, slot.kind() == Slot.Kind.RELEASE ? release(to, slot.date()) : slot));
        }
        opened.addAll(transferring.testsAgain(to, samples));
        tasks.open(opened);
        moving.append(to, MeasureDecisionKind.BEGUN, reason, from.endsOn(), to.endsOn());
        recording.carry(from, to);
        return to;
    }

    /** Nobody is released on a day that is over. */
    private Slot release(Measure to, LocalDate day) {
        LocalDate on = day.isBefore(clock.today()) ? clock.today() : day;
        return schedule.slot(to, Slot.Kind.RELEASE, on, PartOfDay.EVENING, null);
    }

    private static Measure measure(
            Measure from,
            Plan plan,
            String rule,
            Bilingual why,
            List<ClosedSlot> spared,
            @Nullable MeasureId coResidentOf,
            Instant now) {
        return new Measure(
                MeasureId.next(),
                from.personId(),
                from.householdId(),
                from.path(),
                from.rentalPath(),
                plan.protocol(),
                plan.version(),
                rule,
                why,
                plan.anchor(),
                plan.anchoredOn(),
                plan.anchors().arrivedOn(),
                plan.phases(),
                spared,
                from.startedOn(),
                plan.endsOn(),
                now,
                Acting.now().id(),
                null,
                from.drill(),
                from.sourceId(),
                coResidentOf,
                from.id(),
                null,
                0);
    }

    /** When something of a kind is to be done, by which the same is found in another plan. */
    private record Place(Slot.Kind kind, LocalDate date, PartOfDay part) {

        static Place of(Slot slot) {
            return new Place(slot.kind(), slot.date(), slot.part());
        }

        static Place of(ClosedSlot slot) {
            return new Place(slot.kind(), slot.date(), slot.part());
        }
    }
}
