package org.linli.arrivals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Bilingual;
import org.linli.policy.Plan;

/**
 * What is on record about an arrival beside what was said of the same arrival now, where the rules answer otherwise or
 * facts are said otherwise.
 *
 * @param stricter whether what was said now asks for more: it governs once the record is corrected (decision 0016)
 * @param laxer whether it asks for less; neither where both ask for the same in another way
 * @param onRecord what applies by the record
 * @param now what would apply by what was said now
 * @param facts what is said otherwise where the rules answer the same; empty where they answer otherwise
 */
public record ArrivalDifference(boolean stricter, boolean laxer, Answer onRecord, Answer now, List<ArrivalFact> facts) {

    /** No facts where they were not kept: imports of before they were told of. */
    public ArrivalDifference {
        facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
    }

    /** Whether what applies stays the same. */
    public boolean sameAnswer() {
        return !facts.isEmpty();
    }

    /** Message key of what is said of it. */
    public String key() {
        if (stricter) {
            return "arrivals.differs.stricter";
        }
        if (sameAnswer()) {
            return "arrivals.differs.facts";
        }
        return laxer ? "arrivals.differs.laxer" : "arrivals.differs.other";
    }

    /**
     * An answer of the rules.
     *
     * @param protocol what applies; null when the person is registered and nothing more
     * @param countedFrom the day that its days count from; null likewise, and where only what goes on is on record
     * @param until its last day; null when nothing applies
     * @param reason why
     */
    public record Answer(
            @Nullable String protocol,
            @Nullable LocalDate countedFrom,
            @Nullable LocalDate until,
            Bilingual reason) {

        static Answer of(@Nullable Plan plan, Bilingual reason) {
            return plan == null
                    ? new Answer(null, null, null, reason)
                    : new Answer(plan.protocol(), plan.anchoredOn(), plan.endsOn(), reason);
        }

        static Answer of(Arrival.Decided decided) {
            return new Answer(
                    decided.protocol(), null, decided.until(), new Bilingual(decided.reasonZh(), decided.reasonEn()));
        }

        /** The same for another reason. */
        Answer because(Bilingual other) {
            return new Answer(protocol, countedFrom, until, other);
        }

        public String reason(Locale locale) {
            return locale.getLanguage().equals("en") ? reason.en() : reason.zh();
        }
    }
}
