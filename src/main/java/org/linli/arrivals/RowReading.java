package org.linli.arrivals;

import java.util.List;

/** What came of reading a row of a list. */
sealed interface RowReading {

    /** Its number in the sheet. */
    int row();

    /** An arrival; the warnings do not keep it from being stored. */
    record Good(ArrivalRow arrival, List<RowRefusal> warnings) implements RowReading {
        public Good {
            warnings = List.copyOf(warnings);
        }

        @Override
        public int row() {
            return arrival.row();
        }
    }

    /** To be mended; all reasons, at least one, in the order of the fields. */
    record Refused(int row, List<RowRefusal> reasons) implements RowReading {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refused row has a reason");
            }
        }
    }

    /** Nobody is in it: a line of the form that was left empty, a repeated header, a total, a signature. Does not count as read. */
    record Nobody(int row) implements RowReading {}
}
