package org.linli.tasks;

import java.util.List;
import java.util.Optional;
import org.linli.platform.Paged;

/**
 * A day's list.
 *
 * @param progress of all that was asked for, not of this page alone
 * @param open a page of what is to do: overdue first, then by due time, then in walking order
 * @param done the latest done, newest first, at most {@value #DONE_SHOWN}
 */
public record Today(Progress progress, Paged<TaskRow> open, List<TaskRow> done) {

    static final int DONE_SHOWN = 200;

    public Today {
        done = List.copyOf(done);
    }

    /** The first to do, on the first page. */
    public Optional<TaskRow> next() {
        return open.rows().stream().findFirst();
    }
}
