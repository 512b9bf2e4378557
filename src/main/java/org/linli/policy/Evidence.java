package org.linli.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The facts of one arrival beside the list of places at risk on the day of the decision: what conditions ask. Every
 * answer is defined for every input, so that a condition cannot fail for want of a fact; what is not known counts as
 * not so.
 */
record Evidence(Facts facts, RiskList risks, LocalDate on) {

    /** A stay, and the listed place that covers it. */
    record Finding(Stay stay, RiskPlace place) {}

    /** Whether the origin lies in the division; an origin without a code lies nowhere. */
    boolean cameFrom(String divisionPrefix) {
        return DivisionCode.of(facts.origin().divisionCode()).prefix().startsWith(divisionPrefix);
    }

    /** Whether the origin is a division at all, and not only words. */
    boolean originKnown() {
        return !DivisionCode.of(facts.origin().divisionCode()).prefix().isEmpty();
    }

    /**
     * The highest level of a place where the person was within so many days before the arrival. A place counts when it
     * was listed on the last day there or on one of as many days after, for it may be found out later.
     */
    RiskLevel riskWithin(int days) {
        RiskLevel listed = worst(days).map(f -> f.place().level()).orElse(RiskLevel.NONE);
        RiskLevel declared = declaredCounts(days) ? facts.declaredRisk() : RiskLevel.NONE;
        return listed.compareTo(declared) >= 0 ? listed : declared;
    }

    private boolean declaredCounts(int days) {
        LocalDate left = facts.anchors().leftRiskAreaOn();
        return left == null || isRecent(left, days);
    }

    private boolean isRecent(LocalDate lastDay, int days) {
        return !lastDay.isBefore(facts.anchors().arrivedOn().minusDays(days));
    }

    /**
     * The stay behind the answer of {@link #riskWithin}, the latest of the worst; empty when no listed place is behind
     * it.
     */
    Optional<Finding> worst(int days) {
        return facts.places().stream()
                .filter(s -> isRecent(s.until(), days))
                .flatMap(s -> risks.highest(s.divisionCode(), s.name(), s.until(), lastListing(s, days)).stream()
                        .map(p -> new Finding(s, p)))
                .max(Comparator.comparing((Finding f) -> f.place().level())
                        .thenComparing(f -> f.stay().until()));
    }

    private LocalDate lastListing(Stay stay, int days) {
        LocalDate last = stay.until().plusDays(days);
        return last.isAfter(on) && !on.isBefore(stay.until()) ? on : last;
    }

    /** Listed places inside those that were named only roughly. */
    List<RiskPlace> closer(int days) {
        return facts.places().stream()
                .filter(s -> isRecent(s.until(), days))
                .flatMap(s -> risks.inside(s.divisionCode(), s.until(), lastListing(s, days)).stream())
                .distinct()
                .toList();
    }

    boolean negativeWithinHours(int hours) {
        return facts.credits().negativeWithin(hours);
    }

    /** Whether a positive test was taken at most so many days before the arrival, or after it. */
    boolean positiveWithin(int days) {
        LocalDate positive = facts.positiveOn();
        return positive != null && isRecent(positive, days);
    }

    /** Whether the last contact of that kind was at most so many days before the arrival, or after it. */
    boolean contactWithin(CaseContact.Kind kind, int days) {
        CaseContact contact = facts.contact();
        return contact != null && contact.kind() == kind && isRecent(contact.lastOn(), days);
    }

    /** Whether there was a contact of either kind within so many days. */
    boolean anyContactWithin(int days) {
        CaseContact contact = facts.contact();
        return contact != null && isRecent(contact.lastOn(), days);
    }
}
