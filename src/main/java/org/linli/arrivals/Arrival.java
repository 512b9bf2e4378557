package org.linli.arrivals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.MeasureId;
import org.linli.divisions.Divisions;
import org.linli.people.PersonId;
import org.linli.policy.Bilingual;
import org.linli.policy.CaseContact;
import org.linli.policy.Decision;
import org.linli.policy.HealthCode;
import org.linli.territory.DwellingId;

/**
 * Somebody who came from elsewhere, as registered, with what was decided. Never changed: a correction is another
 * arrival that {@link #replaces} it, and the old one is withdrawn.
 *
 * @param home where they went to stay
 * @param path where that lies: the arrival is counted there, also when the person has moved on since
 * @param contact with a case or with a close contact; null when none is known of
 * @param until last day of what applies; null when the person is registered and nothing more
 * @param protocol code of what applies; null likewise
 * @param measure the measure that care runs for it; null likewise
 * @param registeredOn the business day on which it counts
 */
public record Arrival(
        ArrivalId id,
        PersonId person,
        DwellingId home,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String originCode,
        String originName,
        LocalDate arrivedOn,
        @Nullable LocalTime arrivedAt,
        Transport transport,
        @Nullable LocalDate leftRiskOn,
        @Nullable LocalTime leftRiskAt,
        @Nullable CaseContact contact,
        HealthCode healthCode,
        int doses,
        ArrivalDetails details,
        Decided decided,
        ArrivalSource source,
        Instant registeredAt,
        LocalDate registeredOn,
        @Nullable UUID registeredBy,
        @Nullable ArrivalId replaces,
        @Nullable Withdrawal withdrawal) {

    /** Whether it stands in the records. */
    public boolean stands() {
        return withdrawal == null;
    }

    /** Whether what applies is doubtful as long as nobody says which place within the origin it was. */
    public boolean needsCloserPlace() {
        return stands() && !decided.closer().isEmpty();
    }

    /** Whether nobody knew where the person came from, so that what applies is a guess until somebody has asked. */
    public boolean needsOrigin() {
        return stands() && originCode.equals(Divisions.UNKNOWN);
    }

    /**
     * What was decided and why, as it was on that day. Where an earlier measure was running that asks for no less, it
     * is that one that applies, and the reason says so.
     *
     * @param policyVersion version of the rules
     * @param rule id of the rule that matched
     * @param trace every rule as it was tried
     * @param closer places at risk inside the one that the person was said to come from: it must be asked which it was
     */
    public record Decided(
            String policyVersion,
            String rule,
            @Nullable String protocol,
            @Nullable UUID measure,
            @Nullable LocalDate until,
            String reasonZh,
            String reasonEn,
            List<Tried> trace,
            List<Closer> closer) {

        static Decided of(
                Decision decision,
                Bilingual reason,
                @Nullable String protocol,
                @Nullable MeasureId measure,
                @Nullable LocalDate until) {
            return new Decided(
                    decision.version(),
                    decision.rule(),
                    protocol,
                    measure == null ? null : measure.value(),
                    until,
                    reason.zh(),
                    reason.en(),
                    decision.trace().stream()
                            .map(s -> new Tried(
                                    s.rule(), s.means().zh(), s.means().en(), s.holds(), s.decided()))
                            .toList(),
                    decision.closer().stream()
                            .map(place -> new Closer(place.divisionCode(), place.name()))
                            .distinct()
                            .toList());
        }

        public String reason(Locale locale) {
            return locale.getLanguage().equals("en") ? reasonEn : reasonZh;
        }
    }

    /** One rule as it was tried: its condition in words, whether it held, whether it governs. */
    public record Tried(String rule, String zh, String en, boolean holds, boolean decided) {

        public String means(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** A place at risk: a division, or a place in one whose code goes on behind it. */
    public record Closer(String code, String name) {}

    /** That it was a mistake, who said so, when and why. */
    public record Withdrawal(Instant at, @Nullable UUID by, String why) {}
}
