package org.linli.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Something to do.
 *
 * @param kind key of its {@link TaskKind}
 * @param path where it is
 * @param rentalPath the rental cell over that place, if there is one
 * @param sourceId what it belongs to, such as a measure
 * @param day the business day that it counts on
 * @param dueFrom first moment of the window
 * @param dueUntil last moment of the window
 * @param missedAfter last moment at which it can be entered and counts as done, late; entered later it stays missed.
 *     Null for what is done whenever it is done
 * @param data what its kind needs to know, small and plain
 * @param assigneeId the account that is to do it; null when nobody looks after the place
 * @param done the first completion; null while there is none
 * @param closed why it is no longer wanted; null while it is
 * @param version for changing what was read
 */
public record Task(
        TaskId id,
        String kind,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        @Nullable PersonId personId,
        @Nullable HouseholdId householdId,
        @Nullable UUID sourceId,
        LocalDate day,
        Instant dueFrom,
        Instant dueUntil,
        @Nullable Instant missedAfter,
        Map<String, String> data,
        @Nullable UUID assigneeId,
        @Nullable Done done,
        @Nullable Closed closed,
        int version) {

    public Task {
        data = Map.copyOf(data);
        if (!dueUntil.isAfter(dueFrom)) {
            throw new IllegalArgumentException("A task is due from " + dueFrom + " until " + dueUntil);
        }
    }

    /** Where it stands at that moment. */
    public TaskState stateAt(Instant now) {
        if (done != null) {
            return TaskState.DONE;
        }
        if (closed != null) {
            return closed.at().isAfter(dueUntil) ? TaskState.MISSED : TaskState.CANCELLED;
        }
        if (now.isAfter(dueUntil)) {
            return missedAfter != null && now.isAfter(missedAfter) ? TaskState.MISSED : TaskState.OVERDUE;
        }
        return now.isBefore(dueFrom) ? TaskState.UPCOMING : TaskState.DUE;
    }

    /** Whether it was missed, also where something was entered for it later. */
    public boolean isMissed(Instant now) {
        if (done != null) {
            return done.missed();
        }
        return stateAt(now) == TaskState.MISSED;
    }

    /** Whether it can still be done: nothing was recorded for it, and it is still wanted. */
    public boolean isOpen() {
        return done == null && closed == null;
    }

    /** Whether its window went by and nothing was recorded for it, in time or not. */
    public boolean isOver(Instant now) {
        TaskState state = stateAt(now);
        return state == TaskState.OVERDUE || state == TaskState.MISSED;
    }

    /** A value that its kind put there; empty when it did not. */
    public String datum(String name) {
        return data.getOrDefault(name, "");
    }

    /**
     * That it was done.
     *
     * @param at when, as claimed by whoever did it
     * @param by the account; null for the program itself
     * @param late whether that was after the window
     * @param enteredAt when it came in
     * @param missed whether that was after the grace of the window, so that the task stays missed whatever was entered
     */
    public record Done(Instant at, @Nullable UUID by, boolean late, Instant enteredAt, boolean missed) {}

    /**
     * That it is no longer wanted.
     *
     * @param reason a message key of the module that closed it
     */
    public record Closed(Instant at, String reason) {}
}
