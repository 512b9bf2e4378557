package org.linli.duty;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;

/** Reads what was typed. */
final class DutyTexts {

    private DutyTexts() {}

    /** Without blanks around it; empty where nothing was typed. */
    static String of(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** The day; what is none is a problem of the field. */
    static LocalDate day(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return LocalDate.parse(of(typed));
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "duty.day.wrong"));
            return LocalDate.EPOCH;
        }
    }

    /** The time of a day; what is none is a problem of the field. */
    static LocalTime time(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return LocalTime.parse(of(typed));
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "duty.time.wrong"));
            return LocalTime.MIDNIGHT;
        }
    }

    /** The whole number from 0; 0 for what is none. */
    static int count(@Nullable String typed) {
        return of(typed).matches("\\d{1,3}") ? Integer.parseInt(of(typed)) : 0;
    }

    /** The version that was read; one that never was for what is none. */
    static int version(@Nullable String typed) {
        return of(typed).matches("\\d{1,9}") ? Integer.parseInt(of(typed)) : -1;
    }
}
