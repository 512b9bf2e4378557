package org.linli.platform.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/**
 * Which days there are, by one rule for addresses, forms, JSON and files: those of 1900 to 2100. Beyond lie years that
 * somebody mistyped, and some that neither the database nor a sum of days can hold.
 */
public final class CalendarDay {

    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private CalendarDay() {}

    public static boolean is(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /**
     * Reads a day as software writes it, such as 2022-02-07.
     *
     * @throws DateTimeParseException for what is no day, or none of these years
     */
    public static LocalDate parse(String written) {
        LocalDate day = LocalDate.parse(written);
        demand(day, written);
        return day;
    }

    /**
     * Reads a day and a time as software writes them, such as 2022-02-07T08:30.
     *
     * @throws DateTimeParseException for what is no moment, or in none of these years
     */
    public static LocalDateTime parseMoment(String written) {
        LocalDateTime moment = LocalDateTime.parse(written);
        demand(moment.toLocalDate(), written);
        return moment;
    }

    private static void demand(LocalDate day, String written) {
        if (!is(day)) {
            throw new DateTimeParseException("No day from " + FIRST + " to " + LAST, written, 0);
        }
    }
}
