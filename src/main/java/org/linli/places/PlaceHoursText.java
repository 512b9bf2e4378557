package org.linli.places;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opening hours as people write them: 8:00-20:00, 周一至周五 9点—17点半, 上午7点到晚上9点, 24小时, Mon-Fri 9:00-17:00. */
final class PlaceHoursText {

    private static final String DAY = "(?:周|星期|礼拜)?([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
    private static final Pattern ONE_DAY =
            Pattern.compile("(?:周|星期|礼拜)([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*");
    private static final Pattern DAYS = Pattern.compile("(?:" + ONE_DAY.pattern() + ") ?[-–—~～至到] ?(?:" + DAY + ")");
    private static final String TIME = "(凌晨|早上?|上午|中午|下午|晚上?)? ?(\\d{1,2})(?:[:：.点时] ?(\\d{2}|半)?分?)?";
    private static final Pattern TIMES = Pattern.compile(TIME + " ?(?:[-–—~～至到]+) ?" + TIME + "$");
    private static final Pattern CLOSED =
            Pattern.compile("([^，,;；（(\\s]*)(?:休息|店休|闭店|不营业|歇业)|closed (?:on )?([a-z]+(?:(?:,| and) [a-z]+)*)");
    private static final Pattern END = Pattern.compile("[（(）)，,;；\\s]+$");
    private static final Pattern ALWAYS = Pattern.compile("24 ?(小时|h|hours?)|全天|00:00[-–]24:00");
    private static final String CHINESE = "一二三四五六日";
    private static final List<String> ENGLISH = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int NOON = 12;
    private static final int MIDNIGHT = 24;

    private PlaceHoursText() {}

    /** Empty for what is not understood. */
    static Optional<PlaceHours> read(String written) {
        String all = written.toLowerCase(Locale.ROOT).strip();
        Matcher closed = CLOSED.matcher(all);
        if (!closed.find()) {
            return read(all, Set.of());
        }
        String when = closed.group(1) == null ? closed.group(2) : closed.group(1);
        return read(END.matcher(closed.replaceFirst("")).replaceFirst(""), named(when));
    }

    /** @param without days on which it is closed */
    private static Optional<PlaceHours> read(String text, Set<DayOfWeek> without) {
        Set<DayOfWeek> days = days(text);
        days.removeAll(without);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        if (ALWAYS.matcher(text).find()) {
            return Optional.of(new PlaceHours(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        Matcher times = TIMES.matcher(text);
        if (!times.find()) {
            return Optional.empty();
        }
        return time(times, 1).flatMap(opens -> time(times, 4).map(closes -> new PlaceHours(days, opens, closes)));
    }

    private static Optional<LocalTime> time(Matcher read, int group) {
        String part = read.group(group);
        int hour = Integer.parseInt(read.group(group + 1));
        String minutes = read.group(group + 2);
        int minute = minutes == null ? 0 : minutes.equals("半") ? 30 : Integer.parseInt(minutes);
        boolean afternoon = part != null && (part.equals("下午") || part.startsWith("晚"));
        int full = afternoon && hour < NOON ? hour + NOON : hour;
        return full > MIDNIGHT || minute > 59 || full == MIDNIGHT && minute > 0
                ? Optional.empty()
                : Optional.of(LocalTime.of(full % MIDNIGHT, minute));
    }

    private static Set<DayOfWeek> days(String text) {
        Matcher range = DAYS.matcher(text);
        if (range.find()) {
            return range(day(range.group(1), range.group(2)), day(range.group(3), range.group(4)));
        }
        if (text.contains("工作日")) {
            return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        }
        Set<DayOfWeek> named = oneByOne(text);
        return named.isEmpty() ? EnumSet.copyOf(Arrays.asList(DayOfWeek.values())) : named;
    }

    /** None where it names none. */
    private static Set<DayOfWeek> named(String text) {
        return oneByOne(text).isEmpty() ? Set.of() : days(text);
    }

    private static Set<DayOfWeek> oneByOne(String text) {
        Set<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
        Matcher one = ONE_DAY.matcher(text);
        while (one.find()) {
            named.add(day(one.group(1), one.group(2)));
        }
        return named;
    }

    private static Set<DayOfWeek> range(DayOfWeek from, DayOfWeek to) {
        Set<DayOfWeek> days = EnumSet.of(to);
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(@Nullable String chinese, @Nullable String english) {
        return DayOfWeek.of(
                1 + (chinese == null ? ENGLISH.indexOf(english) : CHINESE.indexOf(chinese.replace('天', '日'))));
    }
}
