package org.linli.policy;

import java.util.List;

/**
 * What became of a file of places at risk. {@code read = added + changed + known + refused.size()}.
 *
 * @param read rows with something in them, below the header
 * @param added new places
 * @param changed places that were there with another level, end or source
 * @param known places that were there just so
 * @param refused rows that could not be understood, in the order of the file; nothing of them was stored
 */
public record RiskPlaceImport(int read, int added, int changed, int known, List<Refused> refused) {

    public RiskPlaceImport {
        refused = List.copyOf(refused);
        if (read != added + changed + known + refused.size()) {
            throw new IllegalStateException("Rows were lost: " + read + " read, " + added + " added, " + changed
                    + " changed, " + known + " known, " + refused.size() + " refused");
        }
    }

    /**
     * A row that was not stored.
     *
     * @param row number as the spreadsheet program shows it
     * @param column which of the columns is at fault
     * @param value what stands there
     * @param reason key of the message that says what is wrong and what to write instead
     */
    public record Refused(int row, RiskPlaceColumn column, String value, String reason) {}
}
