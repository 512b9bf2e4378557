package org.linli.platform.sheet;

import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * One cell as it was stored, typed. Nothing is guessed here: a date written as text stays text.
 *
 * <p>Formulas are never evaluated, and the result that the writing program left beside one is never taken for a value,
 * since whoever made the file can put anything there: it is kept in {@link Formula#cached()} only to be shown.
 */
public sealed interface SheetCell {

    /** Nothing, or only blanks. */
    SheetCell EMPTY = new Empty();

    /** What to show somebody who asks what was in the cell; no localisation. */
    String shown();

    /** Text, as written, blanks at the ends included. Never blank. */
    record Text(String text) implements SheetCell {
        @Override
        public String shown() {
            return text;
        }
    }

    /**
     * A number in plain digits, without exponent and without zeros behind the point.
     *
     * @param digits e.g. {@code 13915326595}, {@code -0.5}
     * @param mayHaveLostDigits 16 or more digits before the point: the spreadsheet keeps only 15 of them, so that an
     *     18-digit ID number is no longer the one that was typed
     */
    record Number(String digits, boolean mayHaveLostDigits) implements SheetCell {
        @Override
        public String shown() {
            return digits;
        }
    }

    /**
     * A number that the sheet's number format shows as a date or a time.
     *
     * @param value rounded to the second; a time without a date is on 31 December 1899 (or 1 January 1904, where the
     *     workbook counts from there)
     * @param serial the number behind it
     */
    record Moment(LocalDateTime value, String serial) implements SheetCell {
        @Override
        public String shown() {
            return value.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? value.toLocalDate().toString()
                    : value.toLocalDate() + " " + value.toLocalTime();
        }
    }

    /** A formula; {@code cached} is what the writing program last showed, not to be relied on. */
    record Formula(String cached) implements SheetCell {
        @Override
        public String shown() {
            return cached;
        }
    }

    /** An error value such as {@code #N/A}. */
    record Fault(String code) implements SheetCell {
        @Override
        public String shown() {
            return code;
        }
    }

    /** Nothing. */
    record Empty() implements SheetCell {
        @Override
        public String shown() {
            return "";
        }
    }
}
