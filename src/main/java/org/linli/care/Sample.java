package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;

/**
 * A sample that was taken.
 *
 * @param id that of the completion that brought it
 * @param taskId the task that it was taken for; the arrival, for a test that the person brought along
 * @param day the business day that it counts for
 * @param at when it was taken, as claimed
 * @param tubes 1, or 2 for a double test
 * @param extra whether it was taken beyond the plan, so that a negative one makes good for what was missed before it
 * @param carriedFrom the sample as it was taken, when it was under a measure that this one goes on from
 * @param result the one that holds
 */
public record Sample(
        UUID id,
        MeasureId measureId,
        UUID taskId,
        LocalDate day,
        Instant at,
        int tubes,
        boolean extra,
        @Nullable UUID carriedFrom,
        TestResult result,
        @Nullable UUID by) {

    /** The same sample under a measure that goes on from the one that it was taken under. */
    Sample under(MeasureId onward) {
        return new Sample(Ids.next(), onward, taskId, day, at, tubes, extra, origin(), result, by);
    }

    /** The sample as it was taken: itself, or the one that it was carried from. */
    UUID origin() {
        return carriedFrom == null ? id : carriedFrom;
    }
}
