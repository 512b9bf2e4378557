package org.linli.tasks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.platform.Paged;

/**
 * A day's list.
 *
 * @param progress of all that was asked for, not of this page alone
 * @param doable keys of the kinds that whoever looks may do; the others are there to be known of
 * @param alarms pinned on top and not in {@code open}: those of danger first, then the oldest
 * @param open a page of what is to do: alarms that are not pinned, then overdue first, then by due time, then in
 *     walking order
 * @param done the latest done, newest first, at most {@value #DONE_SHOWN}
 */
public record TodayList(
        Progress progress, Set<String> doable, List<TaskRow> alarms, Paged<TaskRow> open, List<TaskRow> done) {

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
