package org.linli.tasks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a day's list there is.
 *
 * @param progress of what was asked for
 * @param urgent alarms to do that are not pinned
 * @param begun other things that can be done by now
 * @param toCome other things whose time has not come
 * @param routine everybody's progress by the key of the kind, alarms apart; empty where it was not asked for
 * @param at when it was counted, and when what can be done by now could be
 */
record TodayCounts(Progress progress, long urgent, long begun, long toCome, Map<String, Progress> routine, Instant at) {

    TodayCounts {
        routine = Map.copyOf(routine);
    }

    static TodayCounts none(Instant at) {
        return new TodayCounts(Progress.NONE, 0, 0, 0, Map.of(), at);
    }

    /** Both together. */
    TodayCounts plus(TodayCounts more) {
        var both = new HashMap<>(routine);
        more.routine.forEach((kind, progress) -> both.merge(kind, progress, Progress::plus));
        return new TodayCounts(
                progress.plus(more.progress), urgent + more.urgent, begun + more.begun, toCome + more.toCome, both, at);
    }

    /** What is to do and not pinned. */
    long toShow() {
        return urgent + begun + toCome;
    }

    /** Whether so much was counted that it is not counted again for the next who looks. */
    boolean isLong() {
        long usual = routine.values().stream().mapToLong(Progress::total).sum();
        return Math.max(progress.total(), usual) > TodayCounting.LONG;
    }
}
