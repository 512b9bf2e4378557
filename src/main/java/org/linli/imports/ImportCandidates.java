package org.linli.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one row that was set aside shows, where more than a button is needed to decide.
 *
 * @param says what the row says
 * @param hint what deciding does; empty for nothing to be said
 * @param candidates whom or what it may be about
 */
public record ImportCandidates(List<ImportQuestion.Line> says, String hint, List<Candidate> candidates) {

    public ImportCandidates {
        says = List.copyOf(says);
        candidates = List.copyOf(candidates);
    }

    /**
     * One of them.
     *
     * @param href their page
     * @param answers none where the row cannot be theirs, and {@code hindrance} says why
     * @param remedy address where that is mended; null for none
     */
    public record Candidate(
            String name,
            String href,
            String detail,
            List<ImportAnswer> answers,
            String hindrance,
            @Nullable String remedy) {
        public Candidate {
            answers = List.copyOf(answers);
        }
    }
}
