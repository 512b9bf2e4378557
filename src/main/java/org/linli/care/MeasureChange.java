package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Prolongs a measure or ends it before its time. Touches the tasks before the measure, as completing a task does, so that
 * two who decide at once wait for each other instead of blocking each other; the later one finds the record changed.
 */
@Component
class MeasureChange {

    /** The longest extension at a time, in days. */
    static final int LONGEST = 30;

    static final String TAKEN_BACK = "care.closed.taken_back";

    private static final int LONGEST_REASON = 500;

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
        demandActive(measure);
        LocalDate endsOn = measure.endsOn().plusDays(Math.clamp(days, 1, LONGEST));
        List<Problem> problems = new ArrayList<>();
        if (days < 1 || days > LONGEST) {
            problems.add(Problem.of("days", "care.extend.days", LONGEST));
        } else if (endsOn.isBefore(clock.today())) {
            problems.add(Problem.of("days", "care.extend.past", endsOn.toString()));
        }
        checkReason(reason, problems);
        Refused.ifAny(problems);
        List<PlannedPhase> phases = new ArrayList<>(measure.phases());
        PlannedPhase last = phases.removeLast();
        phases.add(new PlannedPhase(last.kind(), last.from(), endsOn, last.fellAway(), last.household()));
        List<NewTask> wanted = further(measure, endsOn, testOnLastDay).stream()
                .map(slot -> schedule.further(measure, slot))
                .toList();
        lengthen(measure, endsOn, phases, wanted, null, reason);
    }

    /** Adds what another measure asks for after the last day of this one, whose place it does not take. */
    void prolong(Measure measure, MeasureRemainder rest, @Nullable UUID because, String reason) {
        LocalDate endsOn = rest.endsOn();
        List<PlannedPhase> phases = new ArrayList<>(measure.phases());
        phases.addAll(rest.phases());
        Measure longer = measure.lasting(phases, endsOn);
        lengthen(
                measure,
                endsOn,
                phases,
                rest.wanted().stream()
                        .map(w -> schedule.task(longer, schedule.slot(longer, w.kind(), w.date(), w.part(), w.mode())))
                        .toList(),
                because,
                reason);
    }

    private void lengthen(
            Measure measure,
            LocalDate endsOn,
            List<PlannedPhase> phases,
            List<NewTask> wanted,
            @Nullable UUID because,
            String reason) {
        closeRelease(measure);
        Measure longer = measure.lasting(phases, endsOn);
        List<NewTask> opened = new ArrayList<>();
        List<ClosedSlot> spared = new ArrayList<>(measure.spared());
        for (NewTask task : wanted) {
            if (task.dueUntil().isAfter(clock.now())) {
                opened.add(task);
            } else {
                spared.add(ClosedSlot.of(task.kind(), task.day(), task.data(), ClosedSlot.Why.LAPSED));
            }
        }
        opened.add(schedule.task(longer, schedule.slot(longer, Slot.Kind.RELEASE, endsOn, PartOfDay.EVENING, null)));
        tasks.open(opened);
        store.extend(measure, endsOn, phases, spared);
        append(measure, MeasureDecisionKind.EXTENDED, reason, measure.endsOn(), endsOn, because);
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
        end(measure, Outcome.ENDED_EARLY, MeasureDecisionKind.ENDED_EARLY, reason, clock.now(), null);
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
        if (on.isAfter(clock.today())) {
            throw Refused.of("on", "care.died.future");
        }
        if (on.isBefore(measure.arrivedOn())) {
            throw Refused.of("on", "care.died.before", measure.arrivedOn().toString());
        }
        end(measure, Outcome.DIED, MeasureDecisionKind.DIED, reason, clock.now(), on);
        var person = people.get(measure.personId());
        if (person.diedOn() == null) {
            people.markDied(person.id(), person.version(), on);
        }
    }

    /** Ends a measure; what had been planned for those who live with the person and has not begun falls away with it. */
    void end(
            Measure measure,
            Outcome outcome,
            MeasureDecisionKind kind,
            String reason,
            Instant at,
            @Nullable LocalDate on) {
        demandActive(measure);
        List<Problem> problems = new ArrayList<>();
        checkReason(reason, problems);
        Refused.ifAny(problems);
        tasks.closeAll(measure.id().value(), "care.closed." + outcome.code());
        store.end(measure, at, clock.dayOf(at), outcome);
        append(measure, kind, reason, measure.endsOn(), on);
        for (Measure other : store.coResidents(measure.id())) {
            if (other.isActive() && other.startedOn().isAfter(clock.today())) {
                end(other, Outcome.ENDED_EARLY, MeasureDecisionKind.ENDED_EARLY, reason, at, null);
            }
        }
    }

    /** Takes back added days: the measure ends where it would have ended without them. */
    void shorten(Measure measure, LocalDate endsOn, UUID because, String reason) {
        for (Task task : tasks.ofSource(measure.id().value())) {
            boolean added = MissedChecks.isCheck(task)
                    && !SampleTaking.isExtra(task)
                    && task.day().isAfter(endsOn);
            if (task.done() == null && (added || task.kind().equals(ReleaseConfirmation.KEY))) {
                tasks.close(task.id(), TAKEN_BACK);
            }
        }
        List<PlannedPhase> phases = measure.phases().stream()
                .filter(p -> !p.from().isAfter(endsOn))
                .map(p -> p.until().isAfter(endsOn)
                        ? new PlannedPhase(p.kind(), p.from(), endsOn, p.fellAway(), p.household())
                        : p)
                .toList();
        LocalDate day = endsOn.isBefore(clock.today()) ? clock.today() : endsOn;
        Measure shorter = measure.lasting(phases, endsOn);
        tasks.open(List.of(
                schedule.task(shorter, schedule.slot(shorter, Slot.Kind.RELEASE, day, PartOfDay.EVENING, null))));
        store.extend(
                measure,
                endsOn,
                phases,
                measure.spared().stream().filter(s -> !s.date().isAfter(endsOn)).toList());
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
        MeasureDecision move = new MeasureDecision(
                Ids.next(), measure.id(), kind, clock.now(), Acting.now().id(), reason.strip(), from, to);
        decisions.append(List.of(new MeasureDecisionStore.Moved(move, measure, because)));
    }

    static void demandActive(Measure measure) {
        if (!measure.isActive()) {
            throw Refused.of("", "care.ended.already");
        }
    }

    private static void checkReason(String reason, List<Problem> problems) {
        String text = Optional.of(reason).map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            problems.add(Problem.of("reason", "care.reason.form", LONGEST_REASON));
        }
    }
}
