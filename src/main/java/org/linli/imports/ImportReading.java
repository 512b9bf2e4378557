package org.linli.imports;

import java.util.List;

/** What came of reading a row of a list. */
public sealed interface ImportReading<R> {

    /** It was understood; the warnings do not keep it from being stored. */
    record Good<R>(R value, List<ImportReason> warnings) implements ImportReading<R> {
        public Good {
            warnings = List.copyOf(warnings);
        }
    }

    /** To be corrected; all reasons, at least one. */
    record Refused<R>(List<ImportReason> reasons) implements ImportReading<R> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refused row has a reason");
            }
        }
    }

    /**
     * Nothing is in it: a line of the form that was left empty, a repeated header, a total, a signature. Does not count
     * as read.
     */
    record Nothing<R>() implements ImportReading<R> {}
}
