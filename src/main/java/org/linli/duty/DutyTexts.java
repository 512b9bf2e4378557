package org.linli.duty;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;

/** Reads what was typed. */
final class DutyTexts {

    private DutyTexts() {}

    /** The day; what is none is a problem of the field. */
    static LocalDate day(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(typed));
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "duty.day.wrong"));
            return LocalDate.EPOCH;
        }
    }

    /** The time of a day; what is none is a problem of the field. */
    static LocalTime time(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return LocalTime.parse(WrittenText.typed(typed));
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "duty.time.wrong"));
            return LocalTime.MIDNIGHT;
        }
    }

    /** The whole number from 0; 0 for what is none. */
    static int count(@Nullable String typed) {
        return WrittenText.typed(typed).matches("\\d{1,3}") ? Integer.parseInt(WrittenText.typed(typed)) : 0;
    }

    /** The version that was read; one that never was for what is none. */
    static int version(@Nullable String typed) {
        return WrittenText.typed(typed).matches("\\d{1,9}") ? Integer.parseInt(WrittenText.typed(typed)) : -1;
    }
}
