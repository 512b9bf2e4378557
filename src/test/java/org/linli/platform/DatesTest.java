package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** Days and moments are written as the reader's language writes them. */
@LinliTest
class DatesTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
    private static final Instant MOMENT = Instant.parse("2022-02-07T10:30:00Z");

    @Autowired
    private Dates dates;

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void englishNamesTheMonth() {
        answer(Languages.ENGLISH);
        assertThat(dates.day(DAY)).isEqualTo("7 Feb");
        assertThat(dates.fullDay(DAY)).isEqualTo("7 Feb 2022");
        assertThat(dates.shortDay(DAY)).isEqualTo("7 Feb");
        assertThat(dates.moment(MOMENT)).isEqualTo("7 Feb 18:30");
        assertThat(dates.moment(LocalDateTime.of(2022, 2, 7, 18, 30))).isEqualTo("7 Feb 18:30");
        assertThat(dates.fullMoment(MOMENT)).isEqualTo("7 Feb 2022 18:30");
        assertThat(dates.time(MOMENT)).isEqualTo("18:30");
    }

    @Test
    void chineseSaysDaysAndWritesMomentsInFigures() {
        answer(Languages.CHINESE);
        assertThat(dates.day(DAY)).isEqualTo("2月7日");
        assertThat(dates.fullDay(DAY)).isEqualTo("2022年2月7日");
        assertThat(dates.shortDay(DAY)).isEqualTo("02-07");
        assertThat(dates.moment(MOMENT)).isEqualTo("02-07 18:30");
        assertThat(dates.moment(LocalDateTime.of(2022, 2, 7, 18, 30))).isEqualTo("02-07 18:30");
        assertThat(dates.fullMoment(MOMENT)).isEqualTo("2022-02-07 18:30");
        assertThat(dates.time(MOMENT)).isEqualTo("18:30");
    }

    private static void answer(Locale locale) {
        LocaleContextHolder.setLocale(locale);
    }
}
