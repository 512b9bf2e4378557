package org.linli.arrivals;

import java.util.List;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;

/** What became of a row in which somebody was written. */
sealed interface RowOutcome {

    SheetRow row();

    /** The cells as they are given back: as texts. */
    default List<String> cells() {
        return row().cells().stream().map(SheetCell::shown).toList();
    }

    /** It is an arrival now, with what must not be overlooked about it. */
    record Stored(SheetRow row, Arrival.Decided decided, List<RowRefusal> warnings) implements RowOutcome {

        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /** The same person was registered for the same day before; {@code why} says where. */
    record Known(SheetRow row, ArrivalId arrival, RowRefusal why) implements RowOutcome {}

    /**
     * The same person was registered for the same day before, and the rules answer otherwise to the row; {@code why} says where.
     */
    record Differs(SheetRow row, ArrivalId arrival, ArrivalDifference difference, RowRefusal why)
            implements RowOutcome {}

    /** It must be mended; every reason. */
    record Refused(SheetRow row, List<RowRefusal> reasons) implements RowOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
