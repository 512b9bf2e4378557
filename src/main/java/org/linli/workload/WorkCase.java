package org.linli.workload;

import java.util.List;
import java.util.UUID;
import org.linli.access.Account;

/**
 * Somebody who went over limits, as their superior is told.
 *
 * @param why what they went over, the latest day first; at least one
 */
record WorkCase(Account who, List<WorkFinding> why) {

    WorkCase {
        why = List.copyOf(why);
    }

    /** The finding by which it is named in addresses and in the trail: not the person. */
    UUID id() {
        return why.getFirst().id();
    }
}
