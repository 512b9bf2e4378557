package org.linli.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.OptionalInt;
import java.util.UUID;
import org.linli.platform.Ids;

/**
 * Names one file being brought in. What is stored of each of its rows has an id that follows from it and the row's
 * number, so that a row done twice is recognised.
 */
public record ImportId(@JsonValue UUID value) {

    /** Rows of a sheet are numbered up to 1,048,576; those of a csv hardly further. */
    private static final int ROW_BITS = 24;

    private static final long ROW_MASK = (1L << ROW_BITS) - 1;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    public static ImportId of(UUID value) {
        return new ImportId(value);
    }

    /** Reads one from an address. */
    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    /** A new one. Its lower half is random: ids counted up within a millisecond would share the ids of their rows. */
    static ImportId next() {
        return new ImportId(new UUID(Ids.next().getMostSignificantBits(), VARIANT | RANDOM.nextLong() >>> 2));
    }

    /** The id of what stands in a row, from 1. */
    public UUID ofRow(int row) {
        if (row < 1 || row > ROW_MASK) {
            throw new IllegalArgumentException("Rows are numbered from 1 to " + ROW_MASK + ", not " + row);
        }
        return new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() & ~ROW_MASK | row);
    }

    /** The row that something stands in; empty for what does not come from this file. */
    public OptionalInt rowOf(UUID subject) {
        int row = (int) (subject.getLeastSignificantBits() & ROW_MASK);
        return row > 0 && ofRow(row).equals(subject) ? OptionalInt.of(row) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
