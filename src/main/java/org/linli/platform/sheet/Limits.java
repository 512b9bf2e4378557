package org.linli.platform.sheet;

/**
 * What a spreadsheet may cost us before it is refused.
 *
 * @param maxBytes size of the file as sent
 * @param maxUnpackedBytes size of all parts of an xlsx together once unpacked
 * @param maxRatio how many times larger than the file its unpacked parts may be, once they exceed
 *     {@link #RATIO_GRACE_BYTES}; DEFLATE itself reaches 1,032, real workbooks 10 to 50
 * @param maxEntries parts of an xlsx
 * @param maxRows rows with something in them, per sheet
 * @param maxColumns columns with something in them; empty formatted cells further right do no harm and are dropped
 * @param maxCellChars characters (UTF-16 units) in one cell; Excel itself stops at 32,767
 */
public record Limits(
        long maxBytes,
        long maxUnpackedBytes,
        int maxRatio,
        int maxEntries,
        int maxRows,
        int maxColumns,
        int maxCellChars) {

    /** Below this a high ratio is no danger: a small sheet of equal rows packs very well. */
    static final long RATIO_GRACE_BYTES = 10L << 20;

    private static final Limits STANDARD = new Limits(256L << 20, 2L << 30, 100, 2_000, 1_048_576, 200, 32_767);

    public Limits {
        if (maxBytes < 1
                || maxUnpackedBytes < 1
                || maxRatio < 1
                || maxEntries < 1
                || maxRows < 1
                || maxColumns < 1
                || maxCellChars < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }

    /** 256 MB sent, 2 GB unpacked, Excel's own 1,048,576 rows, 200 columns. */
    public static Limits standard() {
        return STANDARD;
    }

    /** The same with another size of the file as sent. */
    public Limits withMaxBytes(long bytes) {
        return new Limits(bytes, maxUnpackedBytes, maxRatio, maxEntries, maxRows, maxColumns, maxCellChars);
    }
}
