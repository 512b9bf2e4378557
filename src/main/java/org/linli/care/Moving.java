package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
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
class Moving {

    /** The longest extension at a time, in days. */
    static final int LONGEST = 30;

    private static final int LONGEST_REASON = 500;

    private final MeasureStore store;
    private final Schedule schedule;
    private final Tasks tasks;
    private final BusinessClock clock;

    Moving(MeasureStore store, Schedule schedule, Tasks tasks, BusinessClock clock) {
        this.store = store;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
    }

    void extend(Measure measure, int days, boolean testOnLastDay, String reason) {
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
        closeRelease(measure);
        List<Slot> slots = further(measure, endsOn, testOnLastDay);
        List<PlannedPhase> phases = new ArrayList<>(measure.phases());
        PlannedPhase last = phases.removeLast();
        phases.add(new PlannedPhase(last.kind(), last.from(), endsOn, last.fellAway(), last.household()));
        List<NewTask> opened = new ArrayList<>();
        List<Spared> spared = new ArrayList<>(measure.spared());
        for (Slot slot : slots) {
            NewTask task = schedule.task(measure, slot);
            if (task.dueUntil().isAfter(clock.now())) {
                opened.add(task);
            } else {
                spared.add(
                        new Spared(slot.kind(), slot.day(), slot.date(), slot.part(), slot.mode(), Spared.Why.LAPSED));
            }
        }
        tasks.open(opened);
        store.extend(measure, endsOn, phases, spared);
        append(measure, MoveKind.EXTENDED, reason, measure.endsOn(), endsOn);
    }

    private void closeRelease(Measure measure) {
        for (Task task : tasks.ofSource(measure.id().value())) {
            if (task.kind().equals(ReleaseConfirming.KEY)) {
                tasks.close(task.id(), "care.closed.extended");
            }
        }
    }

    /** The days that are added go on as the last phase did. */
    private List<Slot> further(Measure measure, LocalDate endsOn, boolean testOnLastDay) {
        Phase last = schedule.protocol(measure).phases().getLast();
        List<Slot> slots = new ArrayList<>();
        for (LocalDate day :
                measure.endsOn().plusDays(1).datesUntil(endsOn.plusDays(1)).toList()) {
            for (PartOfDay part : last.temperature()) {
                slots.add(schedule.slot(measure, Slot.Kind.TEMPERATURE, day, part, null));
            }
        }
        if (testOnLastDay) {
            slots.add(schedule.slot(measure, Slot.Kind.SAMPLE, endsOn, PartOfDay.DAY, Phase.Mode.SINGLE));
        }
        slots.add(schedule.slot(measure, Slot.Kind.RELEASE, endsOn, PartOfDay.EVENING, null));
        return slots;
    }

    void endEarly(Measure measure, String reason) {
        end(measure, Outcome.ENDED_EARLY, MoveKind.ENDED_EARLY, reason, clock.now(), null);
    }

    void died(Measure measure, LocalDate on, String reason) {
        end(measure, Outcome.DIED, MoveKind.DIED, reason, clock.now(), on);
    }

    /** Ends a measure; what had been planned for those who live with the person and has not begun falls away with it. */
    void end(Measure measure, Outcome outcome, MoveKind kind, String reason, Instant at, @Nullable LocalDate on) {
        demandActive(measure);
        List<Problem> problems = new ArrayList<>();
        checkReason(reason, problems);
        Refused.ifAny(problems);
        tasks.closeAll(measure.id().value(), "care.closed." + outcome.code());
        store.end(measure, at, clock.dayOf(at), outcome);
        append(measure, kind, reason, measure.endsOn(), on);
        for (Measure other : store.coResidents(measure.id())) {
            if (other.isActive() && other.startedOn().isAfter(clock.today())) {
                end(other, Outcome.ENDED_EARLY, MoveKind.ENDED_EARLY, reason, at, null);
            }
        }
    }

    void append(Measure measure, MoveKind kind, String reason, @Nullable LocalDate from, @Nullable LocalDate to) {
        store.append(
                List.of(new Move(
                        Ids.next(),
                        measure.id(),
                        kind,
                        clock.now(),
                        Acting.now().id(),
                        reason.strip(),
                        from,
                        to)),
                measure);
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
