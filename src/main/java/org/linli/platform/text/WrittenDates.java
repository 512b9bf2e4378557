package org.linli.platform.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as Chinese lists hold them: 2022-02-07, 2022/2/7, 2022.02.07, 20220207, 22年2月7日, 2月7日, 2.7, 2022年2月7日
 * 15点半, full-width digits, a weekday behind, the serial number that a spreadsheet keeps for a date (44599). Without a
 * year the latest such day not after the reference day is meant. Where the order of day and month cannot be known
 * (2/7/2022) nothing is guessed; 24/11/2026 is clear.
 */
public final class WrittenDates {

    private static final String UNREADABLE = "text.refusal.date.unreadable";

    private static final Pattern WEEKDAY = Pattern.compile("\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?");
    private static final Pattern FULL =
            Pattern.compile("(\\d{4}|\\d{2}(?=年)) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?(?:[日号]|(?!\\d))(.*)");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)(.*)");
    private static final Pattern WITHOUT_YEAR =
            Pattern.compile("(\\d{1,2}) ?(?:月|[-/.](?=\\d{1,2}(?:[日号 ]|$))) ?(\\d{1,2}) ?(?:[日号]|(?!\\d))(.*)");
    private static final Pattern ORDER_UNKNOWN = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{1,4}");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.]((?:19|20)\\d{2})(?!\\d)(.*)");
    private static final Pattern MENTIONED = Pattern.compile("(20\\d{2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?!\\d)");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(\\.\\d+)?");

    private static final Pattern TIME = Pattern.compile("(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|AM|PM)? ?(\\d{1,2}) ?"
            + "(?:[:点时] ?(?:(\\d{1,2})|(半))?)? ?(?:[:分] ?\\d{1,2}(?:\\.\\d+)? ?秒?|分)? ?(AM|PM)?");

    /**
     * Day 0 of the 1900 system, such that days from 1 March 1900 on come out right in spite of Excel's 29 February
     * 1900.
     */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final int FIRST_SERIAL = 25_569; // 1 January 1970
    private static final int LAST_SERIAL = 73_050; // 31 December 2099
    private static final double SECONDS_A_DAY = 86_400;

    private WrittenDates() {}

    /**
     * Reads a date; a time behind it is read and left out.
     *
     * @param reference the day from which a missing year is told, usually today
     */
    public static Parsed<LocalDate> date(String written, LocalDate reference) {
        return dateTime(written, reference, LocalTime.MIDNIGHT).then(moment -> Parsed.good(moment.toLocalDate()));
    }

    /**
     * Reads a date with a time.
     *
     * @param reference the day from which a missing year is told, usually today
     * @param otherwise the time of day where none is written
     */
    public static Parsed<LocalDateTime> dateTime(String written, LocalDate reference, LocalTime otherwise) {
        String text =
                WEEKDAY.matcher(WrittenText.plain(written)).replaceAll(" ").strip();
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (yearLast.matches()) {
            return yearLast(yearLast, otherwise);
        }
        if (ORDER_UNKNOWN.matcher(text).matches()) {
            return Parsed.refused("text.refusal.date.order");
        }
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            return ofSerial(serial, otherwise);
        }
        Matcher signs = FULL.matcher(text);
        Matcher full = signs.matches() ? signs : EIGHT_DIGITS.matcher(text);
        if (full.matches()) {
            int year = number(full, 1);
            return day(year < 100 ? 2000 + year : year, number(full, 2), number(full, 3))
                    .then(day -> withTime(day, full.group(4), otherwise));
        }
        Matcher withoutYear = WITHOUT_YEAR.matcher(text);
        if (withoutYear.matches()) {
            return latest(number(withoutYear, 1), number(withoutYear, 2), reference)
                    .then(day -> withTime(day, withoutYear.group(3), otherwise));
        }
        return Parsed.refused(UNREADABLE);
    }

    /** Reads a time of day: 15:30, 15点30分, 下午3点半, 9点, 3:30 PM. Seconds are left out. */
    public static Parsed<LocalTime> time(String written) {
        Matcher matcher = TIME.matcher(WrittenText.plain(written).toUpperCase(Locale.ROOT));
        boolean onlyDigits = matcher.matches() && WrittenText.joined(written).matches("\\d+");
        if (!matcher.matches() || onlyDigits) {
            return Parsed.refused("text.refusal.time.unreadable");
        }
        int hour = number(matcher, 2);
        int minute = matcher.group(4) != null ? 30 : matcher.group(3) == null ? 0 : number(matcher, 3);
        String half = matcher.group(1) != null ? matcher.group(1) : matcher.group(5);
        if (half != null && half.matches("下午|傍晚|晚上|晚|PM") && hour < 12) {
            hour += 12;
        } else if (half != null && half.matches("凌晨|AM") && hour == 12) {
            hour = 0;
        } else if ("中午".equals(half) && hour < 3) {
            hour += 12;
        }
        return hour > 23 || minute > 59
                ? Parsed.refused("text.refusal.time.none-such", hour, minute)
                : Parsed.good(LocalTime.of(hour, minute));
    }

    /** The first full date somewhere in a text, as in a title. */
    public static Optional<LocalDate> mentioned(String text) {
        Matcher matcher = MENTIONED.matcher(WrittenText.joined(text));
        while (matcher.find()) {
            if (day(number(matcher, 1), number(matcher, 2), number(matcher, 3))
                    instanceof Parsed.Good<LocalDate> good) {
                return Optional.of(good.value());
            }
        }
        return Optional.empty();
    }

    private static Parsed<LocalDateTime> ofSerial(Matcher serial, LocalTime otherwise) {
        int day = number(serial, 1);
        if (day < FIRST_SERIAL || day > LAST_SERIAL) {
            return Parsed.refused(UNREADABLE);
        }
        LocalDate date = SERIAL_ZERO.plusDays(day);
        return Parsed.good(
                serial.group(2) == null
                        ? date.atTime(otherwise)
                        : date.atStartOfDay()
                                .plusSeconds(Math.round(Double.parseDouble("0" + serial.group(2)) * SECONDS_A_DAY)));
    }

    /** 24/11/2026 can only be November; of 2/7/2022 nobody knows. 7/7/2022 is the same either way. */
    private static Parsed<LocalDateTime> yearLast(Matcher written, LocalTime otherwise) {
        int first = number(written, 1);
        int second = number(written, 2);
        int year = number(written, 3);
        if (first <= 12 && second <= 12 && first != second) {
            return Parsed.refused("text.refusal.date.order");
        }
        return (first > 12 ? day(year, second, first) : day(year, first, second))
                .then(day -> withTime(day, written.group(4), otherwise));
    }

    private static Parsed<LocalDate> day(int year, int month, int day) {
        try {
            LocalDate read = LocalDate.of(year, month, day);
            return CalendarDay.is(read) ? Parsed.good(read) : Parsed.refused(UNREADABLE);
        } catch (DateTimeException e) {
            return noSuchDay(year, month, day);
        }
    }

    private static Parsed<LocalDate> noSuchDay(int year, int month, int day) {
        return month < 1 || month > 12
                ? Parsed.refused("text.refusal.date.no-such-month", month)
                : Parsed.refused("text.refusal.date.no-such-day", Integer.toString(year), month, day);
    }

    private static Parsed<LocalDate> latest(int month, int day, LocalDate reference) {
        if (month < 1 || month > 12) {
            return Parsed.refused("text.refusal.date.no-such-month", month);
        }
        // 29 February may lie up to eight years back.
        for (int year = reference.getYear(); year > reference.getYear() - 9; year--) {
            if (YearMonth.of(year, month).isValidDay(day)
                    && !LocalDate.of(year, month, day).isAfter(reference)) {
                return Parsed.good(LocalDate.of(year, month, day));
            }
        }
        return noSuchDay(reference.getYear(), month, day);
    }

    private static Parsed<LocalDateTime> withTime(LocalDate day, String rest, LocalTime otherwise) {
        String time = rest.strip().replaceFirst("^T", "");
        return time.isEmpty()
                ? Parsed.good(day.atTime(otherwise))
                : time(time).then(read -> Parsed.good(day.atTime(read)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
