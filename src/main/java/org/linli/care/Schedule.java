package org.linli.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.policy.Hours;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Policies;
import org.linli.policy.Protocol;
import org.linli.policy.Slot;
import org.linli.policy.Window;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.springframework.stereotype.Component;

/** Turns the slots of a measure into tasks. */
@Component
class Schedule {

    private final Policies policies;
    private final BusinessClock clock;

    Schedule(Policies policies, BusinessClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Name of the datum that says that a task is due after the last day of the plan. */
    static final String AFTER = "after";

    /**
     * Name of the datum that says that a sample stands in for a test day that went by before the person became known.
     */
    static final String MADE_UP = "made_up";

    /** Name of the datum that says that a task is beyond the plan. */
    static final String AGAIN = "again";

    /** The protocol as its version has it; a measure whose version is gone is a bug. */
    Protocol protocol(Measure measure) {
        return policies.protocol(measure.policyVersion(), measure.protocol())
                .orElseThrow(() -> new IllegalStateException(
                        "No protocol " + measure.protocol() + " in " + measure.policyVersion()));
    }

    /** How long after its window something may be entered and counts as done. */
    Duration grace(Measure measure) {
        return hours(measure).grace();
    }

    /** Until when a check or sample may be entered and counts as done; null for a release, which is never missed. */
    @Nullable
    Instant missedAfter(Measure measure, String kind, Instant dueUntil) {
        return kind.equals(ReleaseConfirmation.KEY) ? null : dueUntil.plus(grace(measure));
    }

    private Hours hours(Measure measure) {
        return policies.version(measure.policyVersion())
                .orElseThrow(() -> new IllegalStateException("No policy version " + measure.policyVersion()))
                .hours();
    }

    Window hours(Measure measure, PartOfDay part) {
        Hours hours = hours(measure);
        return switch (part) {
            case MORNING -> hours.morning();
            case EVENING -> hours.evening();
            case DAY -> hours.sampling();
        };
    }

    NewTask task(Measure measure, Slot slot) {
        Map<String, String> data = new HashMap<>();
        data.put("number", Integer.toString(slot.day()));
        data.put("part", lower(slot.part()));
        if (measure.drill()) {
            data.put("drill", "yes");
        }
        if (slot.madeUp()) {
            data.put(MADE_UP, "yes");
        }
        if (slot.date().isAfter(measure.endsOn())) {
            data.put(AFTER, "yes");
        }
        Optional.ofNullable(slot.mode()).ifPresent(mode -> data.put("mode", lower(mode)));
        return new NewTask(
                TaskId.next(),
                kind(slot.kind()),
                measure.path(),
                measure.rentalPath(),
                measure.personId(),
                measure.householdId(),
                measure.id().value(),
                clock.at(slot.date(), slot.from()),
                clock.at(slot.date(), slot.until()),
                missedAfter(measure, kind(slot.kind()), clock.at(slot.date(), slot.until())),
                slot.date(),
                data);
    }

    /** The task of a slot that the plan did not have. */
    NewTask further(Measure measure, Slot slot) {
        NewTask task = task(measure, slot);
        Map<String, String> data = new HashMap<>(task.data());
        data.put(AGAIN, "yes");
        return new NewTask(
                task.id(),
                task.kind(),
                task.path(),
                task.rentalPath(),
                task.personId(),
                task.householdId(),
                task.sourceId(),
                task.dueFrom(),
                task.dueUntil(),
                task.missedAfter(),
                task.day(),
                data);
    }

    /** A slot that the plan did not have. */
    Slot slot(Measure measure, Slot.Kind kind, LocalDate date, PartOfDay part, Phase.@Nullable Mode mode) {
        Window hours = hours(measure, part);
        Phase.Kind phase = measure.phaseOn(date).kind();
        return new Slot(
                kind,
                measure.number(date),
                phase,
                date,
                part,
                hours.from(),
                hours.until(),
                mode,
                Slot.Standing.REQUIRED,
                false);
    }

    static String kind(Slot.Kind kind) {
        return switch (kind) {
            case TEMPERATURE -> TemperatureCheck.KEY;
            case SAMPLE -> SampleTaking.KEY;
            case RELEASE -> ReleaseConfirmation.KEY;
        };
    }

    /** The kinds of task that are slots of a plan. */
    static final List<String> KINDS = List.of(TemperatureCheck.KEY, SampleTaking.KEY, ReleaseConfirmation.KEY);

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
