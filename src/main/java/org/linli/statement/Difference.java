package org.linli.statement;

/**
 * How a figure stands to what was signed.
 *
 * @param signed the number that was signed
 * @param now the number that the records give now
 * @param came rows that count now and did not then
 * @param went rows that counted then and do not now
 * @param changed rows that count in both, now under another breakdown
 */
public record Difference(Counter counter, long signed, long now, long came, long went, long changed) {

    /** Whether any row differs; the numbers alone may be equal. */
    public boolean any() {
        return came + went + changed > 0;
    }
}
