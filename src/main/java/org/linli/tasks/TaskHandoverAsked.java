package org.linli.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.access.AreaPath;

/**
 * Which open tasks are to change hands.
 *
 * @param from whose they are
 * @param until the last day of which tasks go; what was left over from earlier days goes too
 * @param places only those at these; empty for all
 */
record TaskHandoverAsked(UUID from, LocalDate until, List<AreaPath> places) {

    TaskHandoverAsked {
        places = List.copyOf(places);
    }
}
