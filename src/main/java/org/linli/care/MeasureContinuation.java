package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;

/**
 * How a measure goes on that has ended for that: the person has moved, or what had taken its place was a mistake.
 *
 * @param ended what goes on
 * @param after the measure that it follows: itself, or the one that had taken its place
 */
record MeasureContinuation(
        Measure ended,
        MeasureId after,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        @Nullable HouseholdId householdId) {

    MeasureContinuation {
        Measure.Ending ending = ended.ending();
        if (ending == null || !ending.outcome().goesOn()) {
            throw new IllegalStateException("Measure " + ended.id() + " (" + ending + ") does not go on elsewhere");
        }
    }

    /**
     * The measure that it goes on as, once that begins.
     *
     * @param spared slots that are nobody's task there
     */
    Measure begun(List<ClosedSlot> spared, Instant at, LocalDate on, @Nullable UUID by) {
        return new Measure(
                MeasureId.next(),
                ended.personId(),
                householdId,
                path,
                rentalPath,
                ended.protocol(),
                ended.policyVersion(),
                ended.rule(),
                ended.reason(),
                ended.anchor(),
                ended.anchoredOn(),
                ended.arrivedOn(),
                ended.phases(),
                spared,
                ended.startedOn().isAfter(on) ? ended.startedOn() : on,
                ended.endsOn(),
                at,
                by,
                null,
                ended.drill(),
                ended.sourceId(),
                null,
                after,
                null,
                0);
    }
}
