package org.linli.platform.sheet;

import java.util.Iterator;

/**
 * The rows of one sheet, read as they are asked for: only the current one is in memory. {@link #hasNext()} and
 * {@link #next()} throw {@link SheetRefused} where the file turns out to be damaged or beyond its limits. For one
 * thread at a time.
 */
public interface SheetRows extends Iterator<SheetRow>, AutoCloseable {

    @Override
    void close();
}
