package org.linli.imports;

import java.util.List;
import org.linli.access.KeepsPlans;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Component;

/** Stores rows of a list, what became of them, the counts and the place in the file: all of it or nothing. */
@Component
class ImportTransaction {

    private final ImportStore store;

    ImportTransaction(ImportStore store) {
        this.store = store;
    }

    /**
     * Stores rows; false when somebody cancelled, or another program goes on with the file.
     *
     * @param lastRow the one before them, as far as the file has been brought in
     * @param broken whether they are given back because the program cannot store them
     */
    @KeepsPlans
    <R> boolean put(ImportTaker<R> taker, int lastRow, List<SheetRow> rows, boolean broken) {
        Import now = store.lock(taker.list().id()).orElseThrow();
        if (!now.isRunning() || now.lastRow() != lastRow) {
            return false;
        }
        List<ImportOutcome> outcomes = broken ? taker.broken(rows) : taker.take(rows);
        store.put(now, rows.getLast().number(), outcomes);
        return true;
    }
}
