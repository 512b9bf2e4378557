package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Prolongs a measure or ends it before its time. Touches the tasks before the measure, as completing a task does, so
 * that two who decide at once wait for each other instead of blocking each other; the later one finds the record
 * changed.
 */
@Component
class MeasureChange {

    static final String TAKEN_BACK = "care.closed.taken_back";

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final Schedule schedule;
    private final Tasks tasks;
    private final People people;
    private final BusinessClock clock;

    MeasureChange(
            MeasureStore store,
            MeasureDecisionStore decisions,
            Schedule schedule,
            Tasks tasks,
            People people,
            BusinessClock clock) {
        this.store = store;
        this.decisions = decisions;
        this.schedule = schedule;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    void extend(Measure measure, int days, Phase.@Nullable Mode testOnLastDay, String reason) {
        Measure longer = measure.extended(days, clock.today(), reason);
        List<NewTask> wanted = further(measure, longer.endsOn(), testOnLastDay).stream()
                .map(slot -> schedule.further(measure, slot))
                .toList();
        lengthen(measure, longer, wanted, null, reason);
    }

    /** Adds what another measure asks for after the last day of this one, whose place it does not take. */
    void prolong(Measure measure, MeasureRemainder rest, @Nullable UUID because, String reason) {
        Measure longer = measure.prolonged(rest);
        List<NewTask> wanted = rest.wanted().stream()
                .map(w -> schedule.task(longer, schedule.slot(longer, w.kind(), w.date(), w.part(), w.mode())))
                .toList();
        lengthen(measure, longer, wanted, because, reason);
    }

    private void lengthen(
            Measure measure, Measure longer, List<NewTask> wanted, @Nullable UUID because, String reason) {
        closeRelease(measure);
        List<NewTask> opened = new ArrayList<>();
        List<ClosedSlot> lapsed = new ArrayList<>();
        for (NewTask task : wanted) {
            if (task.dueUntil().isAfter(clock.now())) {
                opened.add(task);
            } else {
                lapsed.add(ClosedSlot.of(task.kind(), task.day(), task.data(), ClosedSlot.Why.LAPSED));
            }
        }
        opened.add(release(longer, longer.endsOn()));
        tasks.open(opened);
        store.extend(longer.sparing(lapsed));
        append(measure, MeasureDecisionKind.EXTENDED, reason, measure.endsOn(), longer.endsOn(), because);
    }

    private NewTask release(Measure measure, LocalDate day) {
        return schedule.task(measure, schedule.slot(measure, Slot.Kind.RELEASE, day, PartOfDay.EVENING, null));
    }

    private void closeRelease(Measure measure) {
        for (Task task : tasks.ofSource(measure.id().value())) {
            if (task.kind().equals(ReleaseConfirmation.KEY)) {
                tasks.close(task.id(), "care.closed.extended");
            }
        }
    }

    /** The days that are added go on as the last phase did. */
    private List<Slot> further(Measure measure, LocalDate endsOn, Phase.@Nullable Mode testOnLastDay) {
        Phase last = schedule.protocol(measure).phases().getLast();
        List<Slot> slots = new ArrayList<>();
        for (LocalDate day :
                measure.endsOn().plusDays(1).datesUntil(endsOn.plusDays(1)).toList()) {
            for (PartOfDay part : last.temperature()) {
                slots.add(schedule.slot(measure, Slot.Kind.TEMPERATURE, day, part, null));
            }
        }
        if (testOnLastDay != null) {
            slots.add(schedule.slot(measure, Slot.Kind.SAMPLE, endsOn, PartOfDay.DAY, testOnLastDay));
        }
        return slots;
    }

    void endEarly(Measure measure, String reason) {
        Instant now = clock.now();
        end(measure.endedEarly(now, clock.dayOf(now), reason), reason, null);
    }

    /** Ends all that runs because of an arrival that was a mistake; what had ended before cannot go on again. */
    List<Measure> endAllOf(UUID source, String reason) {
        List<Measure> ended = new ArrayList<>();
        for (Measure measure : store.ofSource(source)) {
            // Ending the first may have ended another that had not begun.
            Measure now = store.find(measure.id()).orElseThrow();
            if (now.isActive()) {
                endEarly(now, reason);
                ended.add(now);
            } else if (now.ending() != null && now.ending().outcome() == Outcome.SUPERSEDED) {
                append(now, MeasureDecisionKind.ENDED_EARLY, reason, now.endsOn(), null);
            }
        }
        return ended;
    }

    /** The register is told too. */
    void died(Measure measure, LocalDate on, String reason) {
        Instant now = clock.now();
        end(measure.died(on, now, clock.dayOf(now), reason), reason, on);
        Person person = people.get(measure.personId());
        if (person.diedOn() == null) {
            people.markDied(person.id(), person.version(), on);
        }
    }

    /**
     * Keeps that a measure has ended, and how; what had been planned for those who live with the person and has not
     * begun falls away with it.
     *
     * @param on the day that is told with the decision
     */
    void end(Measure ended, String reason, @Nullable LocalDate on) {
        Measure.Ending ending = Objects.requireNonNull(ended.ending());
        tasks.closeAll(ended.id().value(), "care.closed." + ending.outcome().code());
        store.end(ended);
        append(ended, MeasureDecisionKind.of(ending.outcome()), reason, ended.endsOn(), on);
        for (Measure other : store.coResidents(ended.id())) {
            if (other.isActive() && other.startedOn().isAfter(clock.today())) {
                end(other.endedEarly(ending.at(), ending.on(), reason), reason, null);
            }
        }
    }

    /** Takes back added days: the measure ends where it would have ended without them. */
    void shorten(Measure measure, LocalDate endsOn, UUID because, String reason) {
        Measure shorter = measure.shortened(endsOn);
        for (Task task : tasks.ofSource(measure.id().value())) {
            boolean added = MissedChecks.isCheck(task)
                    && !SampleTaking.isExtra(task)
                    && task.day().isAfter(endsOn);
            if (task.done() == null && (added || task.kind().equals(ReleaseConfirmation.KEY))) {
                tasks.close(task.id(), TAKEN_BACK);
            }
        }
        tasks.open(List.of(release(shorter, endsOn.isBefore(clock.today()) ? clock.today() : endsOn)));
        store.extend(shorter);
        append(measure, MeasureDecisionKind.TAKEN_BACK, reason, measure.endsOn(), endsOn, because);
    }

    void append(
            Measure measure,
            MeasureDecisionKind kind,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        append(measure, kind, reason, from, to, null);
    }

    void append(
            Measure measure,
            MeasureDecisionKind kind,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID because) {
        var move = new MeasureDecision(
                Ids.next(), measure.id(), kind, clock.now(), Acting.now().id(), reason.strip(), from, to);
        decisions.append(List.of(new MeasureDecisionStore.Moved(move, measure, because)));
    }
}
