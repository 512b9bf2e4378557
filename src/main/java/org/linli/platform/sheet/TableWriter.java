package org.linli.platform.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list being written, row by row; only a few rows are in memory. Closing it completes the file but leaves the stream
 * open. For one thread at a time.
 *
 * <p>Values are texts, {@link Number}s, {@link java.time.LocalDate}s, {@link java.time.LocalDateTime}s, or null for an
 * empty cell. What is a text stays one: ID and phone numbers are given as texts.
 */
public interface TableWriter extends AutoCloseable {

    /** Writes the next row. */
    void row(List<? extends @Nullable Object> values);

    @Override
    void close();
}
