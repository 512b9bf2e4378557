package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Intervals over the ends of months and leap years. */
class VaccineIntervalProperties {

    private static final VaccineInterval MONTHS = new VaccineInterval(Period.ofMonths(6), Period.ofMonths(12));
    private static final VaccineInterval WEEKS = new VaccineInterval(Period.ofWeeks(3), Period.ofWeeks(8));

    @Property
    void sixMonthsLaterIsTheSameDayOfTheMonthOrItsLast(@ForAll @IntRange(min = 0, max = 3000) int later) {
        LocalDate given = LocalDate.of(2020, 1, 1).plusDays(later);
        LocalDate from = MONTHS.from(given);
        YearMonth month = YearMonth.from(given).plusMonths(6);
        assertThat(from).isEqualTo(month.atDay(Math.min(given.getDayOfMonth(), month.lengthOfMonth())));
        assertThat(ChronoUnit.DAYS.between(given, from)).isBetween(181L, 184L);
    }

    @Property
    void whoWasGivenADoseLaterIsNeverDueSooner(@ForAll @IntRange(min = 0, max = 3000) int later) {
        LocalDate given = LocalDate.of(2020, 1, 1).plusDays(later);
        assertThat(MONTHS.from(given.plusDays(1))).isAfterOrEqualTo(MONTHS.from(given));
        assertThat(MONTHS.until(given)).isAfter(MONTHS.from(given));
    }

    @Property
    void weeksAreSevenDaysEachWhateverTheMonth(@ForAll @IntRange(min = 0, max = 3000) int later) {
        LocalDate given = LocalDate.of(2020, 1, 1).plusDays(later);
        assertThat(WEEKS.from(given)).isEqualTo(given.plusDays(21));
        assertThat(WEEKS.until(given)).isEqualTo(given.plusDays(56));
    }

    @Example
    void aLeapDayIsTheLastOfItsFebruary() {
        assertThat(MONTHS.from(LocalDate.of(2023, 8, 31))).isEqualTo("2024-02-29");
        assertThat(MONTHS.from(LocalDate.of(2022, 8, 31))).isEqualTo("2023-02-28");
        assertThat(MONTHS.until(LocalDate.of(2020, 2, 29))).isEqualTo("2021-02-28");
    }
}
