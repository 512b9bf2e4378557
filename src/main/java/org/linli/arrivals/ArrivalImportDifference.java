package org.linli.arrivals;

import org.linli.imports.ImportReason;

/**
 * A row of a list about somebody who stands on record for that day, while the rules answer otherwise to the row.
 *
 * @param why which row it is, the name in it, and whether the other stands in the same list
 * @param arrival what is on record
 * @param difference both answers, as they were when the row was read
 * @param settled whether the one on record has been withdrawn or corrected since
 */
record ArrivalImportDifference(ImportReason why, ArrivalId arrival, ArrivalDifference difference, boolean settled) {

    public int row() {
        return why.row();
    }
}
