package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;
import org.linli.policy.HealthCode;

/**
 * Somebody who came from elsewhere, as registered, with what was decided. Never changed: a correction is another arrival
 * that {@link #replaces} it, and the old one is withdrawn.
 *
 * @param until last day of what applies; null when the person is registered and nothing more
 * @param protocol code of what applies; null likewise
 * @param measure the measure that care runs for it; null likewise
 * @param registeredOn the business day on which it counts
 */
public record Arrival(
        ArrivalId id,
        PersonId person,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String originCode,
        String originName,
        LocalDate arrivedOn,
        @Nullable LocalTime arrivedAt,
        Transport transport,
        @Nullable String transportNo,
        @Nullable LocalDate leftRiskOn,
        HealthCode healthCode,
        int doses,
        @Nullable String withWhom,
        @Nullable String note,
        Decided decided,
        Source source,
        Instant registeredAt,
        LocalDate registeredOn,
        @Nullable UUID registeredBy,
        @Nullable ArrivalId replaces,
        @Nullable Withdrawal withdrawal) {

    /** Whether it stands in the records. */
    public boolean stands() {
        return withdrawal == null;
    }

    /**
     * What was decided and why, as it was on that day.
     *
     * @param policyVersion version of the rules
     * @param rule id of the rule that matched
     * @param trace every rule as it was tried
     */
    public record Decided(
            String policyVersion,
            String rule,
            @Nullable String protocol,
            @Nullable UUID measure,
            @Nullable LocalDate until,
            String reasonZh,
            String reasonEn,
            List<Tried> trace) {

        public String reason(Locale locale) {
            return locale.getLanguage().equals("en") ? reasonEn : reasonZh;
        }
    }

    /** One rule as it was tried: its condition in words, whether it held, whether it was the first that did. */
    public record Tried(String rule, String zh, String en, boolean holds, boolean decided) {

        public String means(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** That it was a mistake, who said so, when and why. */
    public record Withdrawal(Instant at, @Nullable UUID by, String why) {}
}
