package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Refused;

/**
 * What a row of a list of risk areas says.
 *
 * @param candidates the place in each division that the words fit equally well; one where they are clear
 * @param dated whether the row itself says from when; otherwise the list does
 */
record RiskAreaRow(List<RiskPlace> candidates, boolean dated) {

    RiskAreaRow {
        candidates = List.copyOf(candidates);
    }

    boolean isClear() {
        return candidates.size() == 1;
    }

    /** Which it is in a division, one of the candidates. */
    RiskPlace in(String divisionCode) {
        return candidates.stream()
                .filter(place -> place.divisionCode().equals(divisionCode))
                .findFirst()
                .orElseThrow(() -> Refused.of("code", "policy.risk.refused.choice"));
    }

    List<String> codes() {
        return candidates.stream().map(RiskPlace::divisionCode).toList();
    }

    /** What a row says beside its place. */
    record Listing(
            RiskLevel level, LocalDate from, @Nullable LocalDate to, String source) {

        /** Of a row that cannot be stored. */
        static final Listing NONE = new Listing(RiskLevel.LOW, LocalDate.EPOCH, null, "");

        RiskPlace of(String code, String name, String part) {
            return new RiskPlace(code, name, part, level, from, to, source);
        }
    }
}
