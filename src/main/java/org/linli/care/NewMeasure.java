package org.linli.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.policy.Bilingual;
import org.linli.policy.Decision;
import org.linli.policy.Plan;

/**
 * A measure about to begin.
 *
 * @param id made by whoever begins it
 * @param plan the protocol with its dates, as decided
 * @param rule id of the rule that matched, or a word for why it was chosen by hand
 * @param reason in plain words
 * @param sourceId the arrival; a second measure of the same source for the same person is not begun. Null for none
 * @param positives when the positive tests were taken that the person brought along: each counts as a positive sample
 * @param drill whether it is an exercise
 */
public record NewMeasure(
        MeasureId id,
        PersonId personId,
        @Nullable HouseholdId householdId,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        Plan plan,
        String rule,
        Bilingual reason,
        @Nullable UUID sourceId,
        List<Instant> positives,
        boolean drill) {

    public NewMeasure {
        positives = List.copyOf(positives);
        if (sourceId == null && !positives.isEmpty()) {
            throw new IllegalArgumentException("A test is brought along by an arrival, and there is none");
        }
    }

    /**
     * What a decision asks for.
     *
     * @throws IllegalArgumentException when it asks for registration only
     */
    public static NewMeasure of(
            Decision decision,
            PersonId person,
            @Nullable HouseholdId household,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            UUID sourceId,
            List<Instant> positives) {
        Plan plan = decision.plan();
        if (plan == null) {
            throw new IllegalArgumentException("Rule " + decision.rule() + " asks for registration only");
        }
        return new NewMeasure(
                MeasureId.next(),
                person,
                household,
                path,
                rentalPath,
                plan,
                decision.rule(),
                decision.reason(),
                sourceId,
                positives,
                false);
    }

    /**
     * The measure, once it begins. Somebody who gets it because of whom they live with is under control from day 1 on,
     * where that is still to come.
     */
    Measure begun(Instant at, @Nullable UUID by, @Nullable MeasureId coResidentOf, @Nullable MeasureId supersedes) {
        if (coResidentOf != null && supersedes != null) {
            throw new IllegalStateException("Measure " + id + " for living with somebody takes nobody's place");
        }
        LocalDate known = plan.anchors().startsAt().toLocalDate();
        LocalDate dayOne = plan.phases().getFirst().from();
        return new Measure(
                id,
                personId,
                householdId,
                path,
                rentalPath,
                plan.protocol(),
                plan.version(),
                rule,
                reason,
                plan.anchor(),
                plan.anchoredOn(),
                plan.anchors().arrivedOn(),
                plan.phases(),
                plan.slots().stream()
                        .filter(s -> !s.isRequired())
                        .map(ClosedSlot::of)
                        .toList(),
                coResidentOf != null && dayOne.isAfter(known) ? dayOne : known,
                plan.endsOn(),
                at,
                by,
                null,
                drill,
                sourceId,
                coResidentOf,
                null,
                supersedes,
                0);
    }
}
