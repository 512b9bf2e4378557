package org.linli.care;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much of care waits for somebody, in the signed-in scope. */
@Component
class CareWaiting {

    private final RecordStore records;
    private final Measures measures;

    CareWaiting(RecordStore records, Measures measures) {
        this.records = records;
        this.measures = measures;
    }

    /** Samples without a result. */
    @Transactional(readOnly = true)
    long results() {
        return records.countPending();
    }

    /** Measures that stand so. */
    long measures(MeasureState state) {
        return measures.count(state);
    }
}
