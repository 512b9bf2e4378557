package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** What people write in lists of places. */
@LinliTest
class PlaceTextTest {

    @Autowired
    private MessageSource messages;

    @ParameterizedTest
    @ValueSource(strings = {"周一休息 8:00-20:00", "周二至周日 8:00-20:00", "8:00-20:00（周一店休）", "8:00-20:00, closed on Mondays"})
    void aDayOnWhichAShopRestsIsNotTheOneOnWhichItIsOpen(String written) {
        assertThat(PlaceHoursText.read(written))
                .contains(new PlaceHours(
                        EnumSet.complementOf(EnumSet.of(DayOfWeek.MONDAY)), LocalTime.of(8, 0), LocalTime.of(20, 0)));
    }

    @ParameterizedTest
    @CsvSource({"周六、周日休息 9:00-17:00, FRIDAY, SATURDAY", "周一至周五9点—17点半 春节休息, MONDAY, SUNDAY"})
    void whatIsClosedThenIsLeftOut(String written, DayOfWeek open, DayOfWeek closed) {
        Set<DayOfWeek> days = PlaceHoursText.read(written).orElseThrow().weekdays();
        assertThat(days).contains(open).doesNotContain(closed);
    }

    @ParameterizedTest
    @EnumSource(PlaceKind.class)
    void everyKindIsReadAsItsOwnNameIsExported(PlaceKind kind) {
        assertThat(PlaceKindText.read(messages.getMessage(kind.key(), null, Locale.SIMPLIFIED_CHINESE)))
                .contains(kind);
        assertThat(PlaceKindText.read(messages.getMessage(kind.key(), null, Locale.ENGLISH)))
                .contains(kind);
    }
}
