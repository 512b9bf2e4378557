package org.linli.platform.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;
import org.linli.platform.text.WrittenText;

/** From what the formats store to typed cells; shared by the readers. */
final class CellTypes {

    /** A double has 15 decimal digits that can be relied on. */
    private static final int RELIABLE_DIGITS = 15;

    /** 10^308 is the largest double; anything longer is no number that a spreadsheet wrote. */
    private static final int MAX_DIGITS = 320;

    /** 31 December 9999, the last day of Excel's calendar. */
    private static final double LAST_SERIAL = 2_958_465.99999;

    private CellTypes() {}

    /** Whether a number format shows dates or times; knows Excel's built-in Chinese ones (27 to 36, 50 to 58) too. */
    static boolean showsDates(int formatId, @Nullable String format) {
        boolean chineseBuiltIn = formatId >= 27 && formatId <= 36 || formatId >= 50 && formatId <= 58;
        return chineseBuiltIn && format == null || DateUtil.isADateFormat(formatId, format);
    }

    static SheetCell text(String written) {
        String text = WrittenText.clean(written);
        return isBlank(text) ? SheetCell.EMPTY : new SheetCell.Text(text);
    }

    /** A number as stored: plain or with an exponent. Text if it is none. */
    static SheetCell number(String stored, boolean asDate, boolean from1904) {
        if (stored.isBlank()) {
            return SheetCell.EMPTY;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(stored.strip());
        } catch (NumberFormatException e) {
            return text(stored);
        }
        // An exponent of a thousand million would take a thousand million characters to write out.
        if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            return text(stored);
        }
        String digits = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        double serial = number.doubleValue();
        if (asDate && serial >= 0 && serial <= LAST_SERIAL) {
            LocalDateTime moment = DateUtil.getLocalDateTime(serial, from1904, true);
            if (moment != null) {
                return new SheetCell.Moment(moment, digits);
            }
        }
        return new SheetCell.Number(digits, number.precision() - number.scale() > RELIABLE_DIGITS);
    }

    static SheetCell number(double stored, boolean asDate, boolean from1904) {
        return number(Double.toString(stored), asDate, from1904);
    }

    /** A row of these cells, or nothing if all are empty. */
    static @Nullable SheetRow row(int number, ArrayList<SheetCell> cells, Limits limits) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1) instanceof SheetCell.Empty) {
            size--;
        }
        if (size > limits.maxColumns()) {
            throw new SheetRefused(Reason.TOO_MANY_COLUMNS, number, limits.maxColumns());
        }
        List<SheetCell> kept = cells.subList(0, size);
        for (SheetCell cell : kept) {
            if (cell.shown().length() > limits.maxCellChars()) {
                throw new SheetRefused(Reason.CELL_TOO_LONG, number, limits.maxCellChars());
            }
        }
        return size == 0 ? null : new SheetRow(number, kept);
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF);
    }
}
