package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.policy.Plan;
import org.linli.policy.Slot;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * What happens when somebody arrives again while a measure of an earlier arrival still runs. A person is under one
 * measure of their own at a time: the one that confines more from now on, at a site before at home; of two that confine
 * alike, the one that lasts longer. The other ends or does not begin, and what it asks for after the last day of the
 * first is added to it. A measure for living with somebody stands beside it. Of two that begin on different days both
 * stand until the later one begins: nobody is let go today because of an arrival that is still to come.
 */
@Component
class MeasureSuccession {

    static final String CLOSED = "care.closed.superseded";

    private final MeasureStore store;
    private final CheckRecorder recording;
    private final MeasureChange moving;
    private final Tasks tasks;
    private final Texts texts;
    private final BusinessClock clock;

    MeasureSuccession(
            MeasureStore store,
            CheckRecorder recording,
            MeasureChange moving,
            Tasks tasks,
            Texts texts,
            BusinessClock clock) {
        this.store = store;
        this.recording = recording;
        this.moving = moving;
        this.tasks = tasks;
        this.texts = texts;
        this.clock = clock;
    }

    /** What runs for these people because they arrived themselves. */
    Map<PersonId, Measure> running(Collection<PersonId> persons, boolean drill) {
        return store.ofTheirOwn(persons, drill);
    }

    /** Whether both have begun by today, so that only one can go on. */
    boolean meet(LocalDate start, Measure running) {
        return !start.isAfter(clock.today()) && !running.startedOn().isAfter(clock.today());
    }

    /**
     * Whether the new measure begins, because it governs from when both would run, or because the other is still to
     * come.
     */
    boolean begins(Measure wanted, Measure running) {
        return wanted.startedOn().isBefore(running.startedOn())
                        && running.startedOn().isAfter(clock.today())
                || governs(wanted, running);
    }

    private boolean governs(Measure wanted, Measure running) {
        LocalDate today = Stream.of(clock.today(), wanted.startedOn(), running.startedOn())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Comparator.comparing(Measure::phases, Plan.confinement(today))
                        .thenComparing(Measure::endsOn)
                        .compare(wanted, running)
                > 0;
    }

    /**
     * Where a measure that was registered in advance has begun, leaves one running of those that the person is under.
     */
    void settle(PersonId person) {
        List<Measure> begun = store.active(List.of(person)).stream()
                .filter(m -> m.coResidentOf() == null && !m.startedOn().isAfter(clock.today()))
                .toList();
        if (begun.stream().noneMatch(m -> clock.dayOf(m.begunAt()).isBefore(m.startedOn()))) {
            return;
        }
        Map<Boolean, Measure> left = new HashMap<>();
        for (Measure next : begun) {
            Measure before = left.get(next.drill());
            if (before == null) {
                left.put(next.drill(), next);
            } else {
                boolean governs = governs(next, before);
                left.put(next.drill(), takePlace(governs ? before : next, governs ? next : before));
            }
        }
    }

    private Measure takePlace(Measure ends, Measure goesOn) {
        store.takePlace(goesOn.takingPlaceOf(ends));
        supersede(ends, store.find(goesOn.id()).orElseThrow());
        return store.find(goesOn.id()).orElseThrow();
    }

    /** Ends what ran; what the release depends on goes along to the measure that has been stored in its place. */
    void supersede(Measure running, Measure by) {
        List<Task> all = tasks.ofSource(running.id().value());
        Instant now = clock.now();
        String reason = texts.of(
                by.isByHand() ? "care.reason.superseded.hand" : "care.reason.superseded",
                by.protocol(),
                by.endsOn().toString());
        moving.end(running.superseded(by, now, clock.dayOf(now), reason), reason, by.endsOn());
        recording.carry(running, by);
        MeasureRemainder.ofRunning(running, all, by.endsOn())
                .ifPresent(rest -> moving.prolong(by, rest, running.sourceId(), prolonged(running)));
    }

    /** Leaves what runs as it is, and adds what the measure that does not begin would ask for after its end. */
    void keep(Measure running, Measure wanted, List<Slot> required) {
        MeasureRemainder.ofWanted(wanted, required, running.endsOn())
                .ifPresent(rest -> moving.prolong(running, rest, wanted.sourceId(), prolonged(wanted)));
    }

    private String prolonged(Measure other) {
        return texts.of(
                other.isByHand() ? "care.reason.prolonged.hand" : "care.reason.prolonged",
                other.protocol(),
                other.endsOn().toString());
    }
}
