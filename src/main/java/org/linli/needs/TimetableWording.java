package org.linli.needs;

import java.time.format.TextStyle;
import java.util.stream.Collectors;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Timetables in the reader's language. */
@Component
class TimetableWording {

    private final Texts texts;
    private final Dates dates;

    TimetableWording(Texts texts, Dates dates) {
        this.texts = texts;
        this.dates = dates;
    }

    /** Such as "Mon 08:00 · Wed 08:00 · Fri 08:00". */
    String days(Timetable timetable) {
        return timetable.starts().entrySet().stream()
                .map(entry -> entry.getKey().getDisplayName(TextStyle.SHORT, LocaleContextHolder.getLocale()) + " "
                        + entry.getValue())
                .collect(Collectors.joining(" · "));
    }

    /** From when until when. */
    String dates(Timetable timetable) {
        return timetable.until() == null
                ? texts.of("needs.timetable.from.on", dates.fullDay(timetable.from()))
                : texts.of(
                        "needs.timetable.from.until",
                        dates.fullDay(timetable.from()),
                        dates.fullDay(timetable.until()));
    }
}
