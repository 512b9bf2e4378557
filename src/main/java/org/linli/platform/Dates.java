package org.linli.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Days and moments as people read them, in the language of whoever is being answered and by the sub-district's clock;
 * the patterns are messages. Files and the API write ISO.
 */
@Component
public class Dates {

    private final Texts texts;
    private final BusinessClock clock;

    Dates(Texts texts, BusinessClock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** A day of about now: 2月7日, 7 Feb. */
    public String day(LocalDate day) {
        return written("date.day", day);
    }

    /** Any day: 2022年2月7日, 7 Feb 2022. */
    public String fullDay(LocalDate day) {
        return written("date.day.full", day);
    }

    /** A day that stands among moments: 02-07, 7 Feb. */
    public String shortDay(LocalDate day) {
        return written("date.day.short", day);
    }

    /** A moment of about now: 02-07 18:30, 7 Feb 18:30. */
    public String moment(Instant moment) {
        return moment(local(moment));
    }

    /** The same of a moment by the sub-district's clock. */
    public String moment(LocalDateTime moment) {
        return written("date.moment", moment);
    }

    /** Any moment: 2022-02-07 18:30, 7 Feb 2022 18:30. */
    public String fullMoment(Instant moment) {
        return written("date.moment.full", local(moment));
    }

    /** A moment of which the day is known: 18:30. */
    public String time(Instant moment) {
        return written("date.time", local(moment));
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, clock.zone());
    }

    private String written(String pattern, TemporalAccessor moment) {
        Locale locale = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofPattern(texts.in(locale, pattern), locale).format(moment);
    }
}
