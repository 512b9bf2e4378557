package org.linli.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * One look at what a draft would change.
 *
 * @param revision of the draft that was looked at
 * @param version id that the draft gives itself
 * @param day the first of the days that are compared: that on which the version begins, or today if it has begun
 * @param total how many people are looked at
 * @param looked how many of them were looked at so far
 * @param lengthened of them those whose measure somebody has lengthened; they stay as they are
 */
public record TrialRun(
        UUID id,
        UUID draft,
        int revision,
        String version,
        LocalDate day,
        State state,
        int total,
        int looked,
        int lengthened,
        UUID startedBy,
        Instant startedAt) {

    /** So many days are compared. */
    public static final int DAYS = 14;

    /** How it ended, or that it has not. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
