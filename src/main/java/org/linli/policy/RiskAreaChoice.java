package org.linli.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.divisions.Divisions;
import org.linli.platform.Languages;

/**
 * The divisions that a row's words fit equally well.
 *
 * @param candidates one of them is meant
 */
record RiskAreaChoice(List<Candidate> candidates) {

    RiskAreaChoice {
        candidates = List.copyOf(candidates);
    }

    /** A division with its full name. */
    record Candidate(String code, String name) {}

    /** A row that waits for the choice. */
    @Schema(name = "RiskAreaChoice")
    record Waiting(int row, List<Candidate> candidates) {}

    static RiskAreaChoice of(RiskAreaRow row, Divisions divisions) {
        return new RiskAreaChoice(row.codes().stream()
                .map(code -> new Candidate(code, divisions.fullName(code, Languages.CHINESE)))
                .toList());
    }

    /** All of them in a line. */
    String shown() {
        return candidates.stream().map(Candidate::name).collect(Collectors.joining("、"));
    }
}
