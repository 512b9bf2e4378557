package org.linli.territory;

import java.util.List;
import org.linli.platform.Problem;

/** What became of one of many homes wanted. */
public sealed interface Settled {

    /** It is known now. */
    record Found(Dwelling home) implements Settled {}

    /** The address means no home here; why. */
    record Unclear(List<Problem> problems) implements Settled {

        public Unclear {
            problems = List.copyOf(problems);
        }
    }
}
