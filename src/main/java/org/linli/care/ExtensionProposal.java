package org.linli.care;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.linli.care.MissedChecks.Missed;
import org.linli.platform.BusinessClock;
import org.linli.policy.PartOfDay;
import org.linli.policy.Phase;
import org.linli.policy.Protocol.Happening;
import org.linli.policy.Slot;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Proposes an extension: the days of the protocol for what stands in the way. One stretch of days serves all causes.
 */
@Component
class ExtensionProposal {

    private final RecordStore records;
    private final Schedule schedule;
    private final Tasks tasks;
    private final BusinessClock clock;

    ExtensionProposal(RecordStore records, Schedule schedule, Tasks tasks, BusinessClock clock) {
        this.records = records;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The kind of test that an extension comes with: a double one where a double one was missed. */
    Phase.Mode test(Measure measure) {
        List<Task> all = tasks.ofSource(measure.id().value());
        return missed(measure, all, records.samples(measure.id())).stream().anyMatch(m -> m.mode() == Phase.Mode.DOUBLE)
                ? Phase.Mode.DOUBLE
                : Phase.Mode.SINGLE;
    }

    private List<Missed> missed(Measure measure, List<Task> all, List<Sample> samples) {
        return MissedChecks.of(measure, all, samples).stream()
                .filter(m -> !m.isMadeGood() && isOver(m, all))
                .toList();
    }

    Extension proposed(Measure measure) {
        List<Task> all = tasks.ofSource(measure.id().value());
        List<Sample> samples = records.samples(measure.id());
        List<Missed> missed = missed(measure, all, samples);
        Map<Happening, Integer> days = schedule.protocol(measure).ending().extendsBy();
        Map<Happening, Integer> causes = new EnumMap<>(Happening.class);
        boolean test = missed.stream().anyMatch(m -> m.kind() == Slot.Kind.SAMPLE);
        if (test) {
            causes.put(Happening.MISSED_TEST, days.getOrDefault(Happening.MISSED_TEST, 0));
        }
        if (missed.stream().anyMatch(m -> m.kind() == Slot.Kind.TEMPERATURE)) {
            causes.put(Happening.MISSED_CHECK, days.getOrDefault(Happening.MISSED_CHECK, 0));
        }
        for (Temperature reading : records.unexplained(measure.id())) {
            Happening concern = reading.concern() == Temperature.Concern.FEVER ? Happening.FEVER : Happening.SYMPTOMS;
            causes.put(concern, days.getOrDefault(concern, 0));
        }
        if (samples.stream().anyMatch(s -> s.result() == TestResult.POSITIVE)) {
            causes.put(Happening.POSITIVE, days.getOrDefault(Happening.POSITIVE, 0));
        }
        causes.values().removeIf(d -> d == 0);
        return causes.isEmpty()
                ? new Extension(0, false, Map.of())
                : new Extension(
                        fromNow(measure, Collections.max(causes.values())),
                        causes.containsKey(Happening.MISSED_TEST),
                        causes);
    }

    /** So many, and enough that there is still a day on which anything can be done. */
    private int fromNow(Measure measure, int days) {
        LocalDate today = clock.today();
        boolean late = !clock.now()
                .isBefore(clock.at(today, schedule.hours(measure, PartOfDay.DAY).until()));
        LocalDate first = late ? today.plusDays(1) : today;
        return (int) Math.clamp(ChronoUnit.DAYS.between(measure.endsOn(), first), days, Measure.LONGEST_EXTENSION);
    }

    private boolean isOver(Missed missed, List<Task> all) {
        return all.stream()
                        .filter(t -> t.day().equals(missed.day()) && MissedChecks.isCheck(t))
                        .anyMatch(t -> t.isOver(clock.now()))
                || missed.day().isBefore(clock.today());
    }
}
