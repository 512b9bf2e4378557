package org.linli.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.tasks.Task;

/**
 * What a laboratory's result may be of: a sample that was taken, one that is still to be taken, or any under a measure.
 *
 * @param task that the sample is planned by; null for one outside the plan
 * @param sample as it was taken; null where it was not
 */
record LabSamplePlace(
        Measure measure, @Nullable Task task, @Nullable Sample sample) {

    private static final Duration SAME = Duration.ofHours(2);

    /** Names it among those of the person. */
    public UUID key() {
        return sample != null
                ? sample.id()
                : task != null ? task.id().value() : measure.id().value();
    }

    /** The day that it counts for; null for none. */
    @Nullable
    LocalDate day() {
        return sample != null ? sample.day() : task != null ? task.day() : null;
    }

    /** When it was taken, or could be at first. */
    Instant at() {
        return sample != null ? sample.at() : task != null ? task.dueFrom() : measure.begunAt();
    }

    /** Whether a sample of that time is the one that was taken. */
    boolean isTaken(Instant at) {
        return sample != null && distance(at).compareTo(SAME) <= 0;
    }

    /** Whether a sample of that time can be the one that is still to be taken. */
    boolean isOpen(Instant at, Duration early, Duration grace) {
        return sample == null
                && task != null
                && task.done() == null
                && (task.closed() == null || at.isBefore(task.closed().at()))
                && !at.isBefore(task.dueFrom().minus(early))
                && !at.isAfter(task.dueUntil().plus(grace));
    }

    Duration distance(Instant at) {
        return Duration.between(at(), at).abs();
    }
}
