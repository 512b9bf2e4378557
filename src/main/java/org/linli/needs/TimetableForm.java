package org.linli.needs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;

/**
 * What was typed about a timetable, as text: a time by the name of each weekday, empty for none.
 *
 * @param texts by the name of the field
 */
record TimetableForm(Map<String, String> texts) {

    /** What a timetable says, to be changed from that day on. */
    static TimetableForm of(@Nullable Timetable timetable, LocalDate from) {
        Map<String, String> texts = new HashMap<>();
        texts.put("from", from.toString());
        if (timetable != null) {
            timetable.starts().forEach((day, at) -> texts.put(day.name(), at.toString()));
            texts.put("travel", Long.toString(timetable.travel().toMinutes()));
            texts.put("words", timetable.words());
        }
        return new TimetableForm(texts);
    }

    String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    /** @throws Refused for a time or number that is none */
    Read read() {
        List<Problem> problems = new ArrayList<>();
        Map<DayOfWeek, LocalTime> starts = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!text(day.name()).isEmpty()) {
                try {
                    starts.put(day, LocalTime.parse(text(day.name())));
                } catch (DateTimeParseException e) {
                    problems.add(Problem.of(day.name(), "needs.timetable.time"));
                }
            }
        }
        Duration travel = Duration.ZERO;
        try {
            travel = Duration.ofMinutes(Integer.parseInt(text("travel")));
        } catch (NumberFormatException e) {
            problems.add(Problem.of("travel", "needs.timetable.travel", Timetable.LONGEST_TRAVEL.toMinutes()));
        }
        LocalDate from = day("from", problems);
        Refused.ifAny(problems);
        return new Read(from, starts, travel, text("words"));
    }

    /** @throws Refused for what is no day */
    LocalDate day(String field) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = day(field, problems);
        Refused.ifAny(problems);
        return day;
    }

    private LocalDate day(String field, List<Problem> problems) {
        try {
            return CalendarDay.parse(text(field));
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "needs.timetable.day"));
            return LocalDate.EPOCH;
        }
    }

    record Read(LocalDate from, Map<DayOfWeek, LocalTime> starts, Duration travel, String words) {}
}
