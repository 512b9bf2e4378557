package org.linli.care;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much of care waits for somebody, in the signed-in scope. */
@Component
class CareWaiting {

    private final RecordStore records;
    private final CareLists lists;

    CareWaiting(RecordStore records, CareLists lists) {
        this.records = records;
        this.lists = lists;
    }

    /** Samples without a result. */
    @Transactional(readOnly = true)
    long results() {
        return records.countPending();
    }

    /** Measures that stand so. */
    @Transactional(readOnly = true)
    long measures(CareQuery.State state) {
        return lists.count(CareQuery.inState(state));
    }
}
