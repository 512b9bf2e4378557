package org.linli.care;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.care.MeasureDecisionStore.Added;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** Takes back what an arrival that was a mistake had brought to measures that go on: days, and tests brought along. */
@Component
class MeasureReversal {

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final RecordStore records;
    private final CheckRecorder recording;
    private final MeasureChange moving;
    private final BusinessClock clock;

    MeasureReversal(
            MeasureStore store,
            MeasureDecisionStore decisions,
            RecordStore records,
            CheckRecorder recording,
            MeasureChange moving,
            BusinessClock clock) {
        this.store = store;
        this.decisions = decisions;
        this.records = records;
        this.recording = recording;
        this.moving = moving;
        this.clock = clock;
    }

    /** Tests that came with it say nothing about the person any more. */
    void tests(UUID arrival) {
        for (Sample sample : records.broughtBy(arrival)) {
            Measure measure = store.find(sample.measureId()).orElseThrow();
            records.append(
                    sample.id(), measure, "withdrawn", clock.now(), Acting.now().id(), Laboratory.UNKNOWN);
            recording.withdrawAlarms(measure, sample.id());
        }
    }

    /** Days that were added because of it; days on top of them stay, as they were decided for a reason of their own. */
    void days(UUID arrival, String reason) {
        for (MeasureId id : decisions.extendedBecauseOf(arrival)) {
            store.last(id).filter(Measure::isActive).ifPresent(measure -> days(measure, arrival, reason));
        }
    }

    private void days(Measure measure, UUID arrival, String reason) {
        List<Added> added = decisions.added(measure.id());
        if (added.stream().noneMatch(a -> a.because().equals(arrival))) {
            return;
        }
        LocalDate endsOn = without(measure.endsOn(), added, arrival);
        if (endsOn.isBefore(measure.endsOn())) {
            moving.shorten(measure, endsOn, arrival, reason);
        } else {
            moving.append(measure, MeasureDecisionKind.TAKEN_BACK, reason, null, endsOn, arrival);
        }
    }

    /** Peels off what was added last, as long as that was because of an arrival that has been taken back. */
    private static LocalDate without(LocalDate until, List<Added> added, UUID arrival) {
        Set<UUID> mistakes = new HashSet<>(Set.of(arrival));
        added.stream().filter(a -> a.kind() == MeasureDecisionKind.TAKEN_BACK).forEach(a -> mistakes.add(a.because()));
        LocalDate endsOn = until;
        for (Added each : added) {
            if (each.kind() == MeasureDecisionKind.EXTENDED
                    && mistakes.contains(each.because())
                    && each.toOn().equals(endsOn)) {
                endsOn = each.fromOn();
            }
        }
        return endsOn;
    }
}
