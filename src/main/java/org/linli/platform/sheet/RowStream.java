package org.linli.platform.sheet;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/** What the readers of the three formats have in common: one row ahead, and the count of rows. */
abstract class RowStream implements SheetRows {

    final Limits limits;
    private @Nullable SheetRow next;
    private boolean ended;
    private int rows;

    RowStream(Limits limits) {
        this.limits = limits;
    }

    /** The next row with something in it, or null at the end. */
    abstract @Nullable SheetRow read();

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
            if (next != null && ++rows > limits.maxRows()) {
                throw new SheetRefused(Reason.TOO_MANY_ROWS, limits.maxRows());
            }
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        SheetRow row = next;
        next = null;
        return row;
    }
}
