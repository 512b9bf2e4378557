package org.linli.imports;

import java.util.List;
import org.linli.platform.Refused;
import org.linli.platform.sheet.SheetRow;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores rows of a list, what became of them, the counts and the place in the file: all of it or nothing. */
@Component
class ImportChunk {

    private static final Logger LOG = LoggerFactory.getLogger(ImportChunk.class);
    private static final int TRIES = 3;

    private final ImportStore store;
    private final TransactionTemplate transaction;

    ImportChunk(ImportStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * Stores rows; false when somebody cancelled, or another program goes on with the file. A row that the database
     * refuses is found by trying them one by one, and given back.
     */
    <R> boolean put(ImportTaker<R> taker, int lastRow, List<SheetRow> rows) {
        try {
            return putTogether(taker, lastRow, rows, false);
        } catch (DataIntegrityViolationException | IllegalArgumentException | Refused broken) {
            int from = rows.getFirst().number();
            if (rows.size() == 1) {
                LOG.error("Import {} cannot store row {}: {}", taker.list().id(), from, cause(broken));
                return putTogether(taker, lastRow, rows, true);
            }
            LOG.warn(
                    "Import {} tries the rows from {} on one by one: {}",
                    taker.list().id(),
                    from,
                    cause(broken));
            int last = lastRow;
            for (SheetRow row : rows) {
                if (!put(taker, last, List.of(row))) {
                    return false;
                }
                last = row.number();
            }
            return true;
        }
    }

    private <R> boolean putTogether(ImportTaker<R> taker, int lastRow, List<SheetRow> rows, boolean broken) {
        for (int tried = 1; ; tried++) {
            try {
                Boolean put = transaction.execute(status -> putNow(taker, lastRow, rows, broken));
                return Boolean.TRUE.equals(put);
            } catch (TransientDataAccessException again) {
                if (tried == TRIES) {
                    throw again;
                }
            }
        }
    }

    private <R> boolean putNow(ImportTaker<R> taker, int lastRow, List<SheetRow> rows, boolean broken) {
        Import now = store.lock(taker.list().id()).orElseThrow();
        if (!now.isRunning() || now.lastRow() != lastRow) {
            return false;
        }
        List<ImportOutcome> outcomes = broken ? taker.broken(rows) : taker.take(rows);
        store.put(now, rows.getLast().number(), outcomes);
        return true;
    }

    /** Without the message, in which PostgreSQL quotes the row with everything that is personal in it. */
    static String cause(RuntimeException broken) {
        return NestedExceptionUtils.getMostSpecificCause(broken) instanceof PSQLException refused
                        && refused.getServerErrorMessage() != null
                ? refused.getSQLState() + " " + refused.getServerErrorMessage().getConstraint()
                : broken.getClass().getName();
    }
}
