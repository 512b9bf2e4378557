package org.linli.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/** What staff find out after a check: results of samples, and causes of fevers and symptoms. */
@Component
class MeasureFindings {

    private final Measures measures;
    private final RecordStore records;
    private final CheckRecorder recording;
    private final BusinessClock clock;

    MeasureFindings(Measures measures, RecordStore records, CheckRecorder recording, BusinessClock clock) {
        this.measures = measures;
        this.records = records;
        this.recording = recording;
        this.clock = clock;
    }

    void results(Collection<UUID> sampleIds, TestResult result) {
        if (result == TestResult.PENDING) {
            throw Refused.of("result", "care.result.needed");
        }
        var samples = new ArrayList<Sample>();
        for (UUID id : sampleIds) {
            samples.add(records.sample(id).orElseThrow(() -> new NotFound("sample", id)));
        }
        records.hold(samples);
        samples.forEach(sample -> recording.result(measures.get(sample.measureId()), sample, result));
    }

    /** Looks again once nobody else can enter a result: one that came in since the samples were chosen stands. */
    List<UUID> awaited(Collection<UUID> sampleIds, TestResult result) {
        records.hold(records.pending(sampleIds));
        List<UUID> waiting = records.pending(sampleIds).stream().map(Sample::id).toList();
        results(waiting, result);
        return waiting;
    }

    void explain(MeasureId id, UUID temperatureId, String cause) {
        Refused.ifAny(MeasureReason.problems("cause", cause));
        Measure measure = measures.get(id);
        if (records.unexplained(id).stream().noneMatch(t -> t.id().equals(temperatureId))) {
            throw new NotFound("unexplained reading", temperatureId);
        }
        records.explain(
                Ids.next(), temperatureId, measure, clock.now(), Acting.now().id(), cause.strip());
    }
}
