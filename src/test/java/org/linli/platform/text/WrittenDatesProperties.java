package org.linli.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

/** Every day, in every form. */
class WrittenDatesProperties {

    @Property
    void readsEveryDayInEveryFormWithAYear(@ForAll("days") LocalDate day, @ForAll("forms") String form) {
        String written = DateTimeFormatter.ofPattern(form).format(day);

        assertThat(WrittenDates.date(written, LocalDate.of(1999, 1, 1)).orThrow())
                .as(written)
                .isEqualTo(day);
    }

    @Property
    void findsTheYearOfEveryDayOfTheLastTwelveMonths(@ForAll("days") LocalDate today, @ForAll("daysBack") int back) {
        LocalDate day = today.minusDays(back);
        String written = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";

        assertThat(WrittenDates.date(written, today).orThrow())
                .as(written + " on " + today)
                .isEqualTo(day);
    }

    @Property
    void readsTheSerialNumbersOfSpreadsheets(@ForAll("days") LocalDate day) {
        long serial = ChronoUnit.DAYS.between(LocalDate.of(2022, 2, 7), day) + 44_599;

        assertThat(WrittenDates.date(Long.toString(serial), day).orThrow()).isEqualTo(day);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(1971, 1, 1), LocalDate.of(2099, 12, 31));
    }

    @Provide
    Arbitrary<Integer> daysBack() {
        return Arbitraries.integers().between(0, 364);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of("yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年MM月dd号");
    }
}
