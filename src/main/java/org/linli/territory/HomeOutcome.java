package org.linli.territory;

import java.util.List;
import org.linli.platform.Problem;

/** What became of one of many homes wanted. */
public sealed interface HomeOutcome {

    /**
     * It is known now.
     *
     * @param isNew whether it was made just now, so that nobody else knows it before the transaction ends
     */
    record Found(Dwelling home, boolean isNew) implements HomeOutcome {}

    /** The address means no home here; why. */
    record Unclear(List<Problem> problems) implements HomeOutcome {

        public Unclear {
            problems = List.copyOf(problems);
        }
    }
}
