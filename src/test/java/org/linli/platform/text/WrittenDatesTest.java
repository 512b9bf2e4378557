package org.linli.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-07",
                "2022/2/7",
                "2022.02.07",
                "2022. 2. 7",
                "20220207",
                "2月7日",
                "2月7号",
                "02-07",
                "2/7",
                "2.7",
                "2022年2月7日",
                "2022 年 2 月 7 日",
                "22年2月7日",
                "２０２２年２月７日",
                "2022-02-07（周一）",
                "2月7日 星期一",
                "44599",
                "44599.604",
                "2022-02-07 14:30",
                "2022-02-07T14:30:59",
                "2022/2/7 下午2点半",
                "2月7日14时30分",
                " 2022\u00A0-02-07\u3000"
            })
    void readsTheWaysThatPeopleWrite(String written) {
        assertThat(WrittenDates.date(written, TODAY).orThrow()).isEqualTo(LocalDate.of(2022, 2, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "2月30日, text.refusal.date.no-such-day",
        "2022-02-29, text.refusal.date.no-such-day",
        "20220230, text.refusal.date.no-such-day",
        "2022-13-01, text.refusal.date.no-such-month",
        "13月1日, text.refusal.date.no-such-month",
        "2/7/2022, text.refusal.date.order",
        "22/2/7, text.refusal.date.order",
        "昨天, text.refusal.date.unreadable",
        "2022, text.refusal.date.unreadable",
        "202202, text.refusal.date.unreadable",
        "220207, text.refusal.date.unreadable",
        "99999, text.refusal.date.unreadable",
        "2022-02-07 25:00, text.refusal.time.none-such",
        "2022-02-07 到达, text.refusal.time.unreadable",
        "13915326595, text.refusal.date.unreadable"
    })
    void refusesWithTheReason(String written, String key) {
        assertThat(WrittenDates.date(written, TODAY))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo(key));
    }

    @Test
    void takesTheLatestSuchDayWhereTheYearIsMissing() {
        assertThat(WrittenDates.date("2月8日", TODAY).orThrow()).isEqualTo(TODAY);
        assertThat(WrittenDates.date("2月9日", TODAY).orThrow()).isEqualTo(LocalDate.of(2021, 2, 9));
        assertThat(WrittenDates.date("12-31", TODAY).orThrow()).isEqualTo(LocalDate.of(2021, 12, 31));
        assertThat(WrittenDates.date("2月29日", TODAY).orThrow()).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(WrittenDates.date("2月29日", LocalDate.of(1904, 2, 28)).orThrow())
                .isEqualTo(LocalDate.of(1896, 2, 29));
    }

    @Test
    void readsTheTimeBehindTheDate() {
        assertThat(WrittenDates.dateTime("2022-2-7 15:30", TODAY, LocalTime.NOON)
                        .orThrow())
                .isEqualTo(LocalDateTime.of(2022, 2, 7, 15, 30));
        assertThat(WrittenDates.dateTime("44599.5", TODAY, LocalTime.NOON).orThrow())
                .isEqualTo(LocalDateTime.of(2022, 2, 7, 12, 0));
        assertThat(WrittenDates.dateTime("2月7日", TODAY, LocalTime.NOON).orThrow())
                .isEqualTo(LocalDateTime.of(2022, 2, 7, 12, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "15:30, 15:30",
        "15：30, 15:30",
        "15:30:59, 15:30",
        "15点30分, 15:30",
        "15点30分20秒, 15:30",
        "下午3点半, 15:30",
        "3:30 PM, 15:30",
        "12:05 am, 00:05",
        "中午12点, 12:00",
        "晚上11点, 23:00",
        "9点, 09:00",
        "上午9时05分, 09:05"
    })
    void readsTimes(String written, LocalTime time) {
        assertThat(WrittenDates.time(written).orThrow()).isEqualTo(time);
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThat(WrittenDates.time("24:00")).isInstanceOf(Parsed.Refused.class);
        assertThat(WrittenDates.time("1530")).isInstanceOf(Parsed.Refused.class);
        assertThat(WrittenDates.time("很晚")).isInstanceOf(Parsed.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "24/11/2026, 2026-11-24",
        "11/24/2026, 2026-11-24",
        "24.11.2026, 2026-11-24",
        "24-11-2026 8:30, 2026-11-24",
        "7/7/2022, 2022-07-07"
    })
    void takesTheOnlyOrderThatDayAndMonthCanHave(String written, LocalDate day) {
        assertThat(WrittenDates.date(written, LocalDate.of(2026, 12, 1)).orThrow())
                .isEqualTo(day);
    }
}
