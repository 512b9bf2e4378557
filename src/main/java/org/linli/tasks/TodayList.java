package org.linli.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Paged;

/**
 * A day's list.
 *
 * @param progress of all that was asked for, not of this page alone
 * @param routine of everybody in the whole area by kind, alarms apart; empty where only some people's was asked for
 * @param countedAt when large figures were counted for all who look; null where they were counted for this look
 * @param doable keys of the kinds that whoever looks may do; the others are there to be known of
 * @param alarms pinned on top and not in {@code open}: those of danger first, then the oldest
 * @param moreAlarms whether alarms are left that are not pinned
 * @param open a page of what is to do: alarms that are not pinned, then what can be done by now, then what is to come;
 *     what has been due longest first, then in walking order
 * @param done the latest done, newest first, at most {@value #DONE_SHOWN}
 */
public record TodayList(
        Progress progress,
        Map<TaskKind, Progress> routine,
        @Nullable Instant countedAt,
        Set<String> doable,
        List<TaskRow> alarms,
        boolean moreAlarms,
        Paged<TaskRow> open,
        List<TaskRow> done) {

    static final int DONE_SHOWN = 200;

    public TodayList {
        doable = Set.copyOf(doable);
        alarms = List.copyOf(alarms);
        done = List.copyOf(done);
    }

    /** Whether whoever looks may do it. */
    boolean mayDo(TaskRow row) {
        return doable.contains(row.task().kind());
    }

    /** The first that whoever looks is to do, on the first page. */
    public Optional<TaskRow> next() {
        return Stream.concat(alarms.stream(), open.rows().stream())
                .filter(this::mayDo)
                .findFirst();
    }
}
