package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.linli.policy.PolicyMistake;

/** What the limits say, each with one day that just keeps to it and one that just does not. */
class WorkLimitsTest {

    private static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    private static final String FILE = """
            limits:
              - measure: span
                bound: 12
                from: 2021-12-11
                superior_after_hours: 14
                source: {zh: 依据, en: Source}
            plan: {tasks: 60, doors: 40, hours: 12, shown_from_hour: 17, source: {zh: 依据, en: Source}}
            """;

    private static List<WorkDay> days(String... traces) {
        List<WorkTrace> all = new ArrayList<>();
        for (String trace : traces) {
            all.add(WorkDaysTest.trace(trace));
        }
        return WorkDays.of(all, WorkDaysTest.ZONE);
    }

    private static OptionalInt over(WorkMeasure measure, String... traces) {
        WorkLimit limit = new WorkLimits()
                .on(MONDAY).stream()
                        .filter(one -> one.measure() == measure)
                        .findFirst()
                        .orElseThrow();
        return measure.over(days(traces), limit.bound());
    }

    @Test
    void twelveHoursFromFirstToLastAreNotTooMuchAndAMinuteMoreIs() {
        assertThat(over(WorkMeasure.SPAN, "2022-02-07T07:00", "2022-02-07T19:00"))
                .isEmpty();
        assertThat(over(WorkMeasure.SPAN, "2022-02-07T07:00", "2022-02-07T19:01"))
                .hasValue(721);
    }

    @Test
    void elevenHoursOfRestAreEnoughAndAMinuteLessIsNotAlsoOverMidnight() {
        assertThat(over(WorkMeasure.REST, "2022-02-06T10:00", "2022-02-06T20:00", "2022-02-07T07:00"))
                .isEmpty();
        assertThat(over(WorkMeasure.REST, "2022-02-06T10:00", "2022-02-06T20:01", "2022-02-07T07:00"))
                .hasValue(659);
        assertThat(over(WorkMeasure.REST, "2022-02-06T20:00", "2022-02-07T00:30", "2022-02-07T11:29"))
                .hasValue(659);
    }

    @Test
    void sixDaysInARowAreNotTooManyAndTheSeventhIs() {
        String[] week = new String[7];
        for (int i = 0; i < week.length; i++) {
            week[i] = MONDAY.minusDays(6 - i) + "T09:00";
        }
        assertThat(over(WorkMeasure.STREAK, java.util.Arrays.copyOfRange(week, 1, 7)))
                .isEmpty();
        assertThat(over(WorkMeasure.STREAK, week)).hasValue(7);
        week[3] = MONDAY.minusDays(3) + "T09:00";
        week[2] = MONDAY.minusDays(3) + "T08:00";
        assertThat(over(WorkMeasure.STREAK, week)).as("a day off between").isEmpty();
    }

    @Test
    void nightWorkIsTooMuchAfterADaysWorkAndNotByItself() {
        assertThat(over(WorkMeasure.NIGHT, "2022-02-07T14:01", "2022-02-07T22:00"))
                .isEmpty();
        assertThat(over(WorkMeasure.NIGHT, "2022-02-07T14:00", "2022-02-07T22:00"))
                .hasValue(480);
        assertThat(over(WorkMeasure.NIGHT, "2022-02-07T08:00", "2022-02-07T21:59"))
                .isEmpty();
    }

    @Test
    void twoCallsAtNightAreNotTooManyAndTheThirdIs() {
        var call = new WorkTrace(
                WorkDaysTest.at("2022-02-07T22:10"),
                WorkDaysTest.at("2022-02-07T22:10"),
                "a",
                true,
                null,
                1,
                false,
                true);
        assertThat(WorkMeasure.CALLS.over(WorkDays.of(List.of(call, call), WorkDaysTest.ZONE), 3))
                .isEmpty();
        assertThat(WorkMeasure.CALLS.over(WorkDays.of(List.of(call, call, call), WorkDaysTest.ZONE), 3))
                .hasValue(3);
    }

    @Test
    void limitsHoldFromTheDayOfTheResponseOn() {
        var limits = new WorkLimits();
        assertThat(limits.on(LocalDate.of(2021, 12, 10))).isEmpty();
        assertThat(limits.on(LocalDate.of(2021, 12, 11)))
                .extracting(WorkLimit::measure)
                .containsExactly(WorkMeasure.values());
        assertThat(limits.on(MONDAY))
                .allSatisfy(limit -> assertThat(limit.superiorAfter()).isPositive());
    }

    @Test
    void aLimitCanBeChangedFromADayOn() {
        List<WorkLimit> limits = read(FILE.replace("    superior", "    until: 2022-01-31\n    superior")
                        .replace("plan:", """
                                  - measure: span
                                    bound: 10
                                    from: 2022-02-01
                                    superior_after_hours: 1
                                    source: {zh: 依据, en: Source}
                                plan:"""))
                .limits();
        assertThat(limits).extracting(WorkLimit::bound).containsExactly(12, 10);
        assertThat(limits.get(1).superiorAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsWrongInTheFileIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> read(FILE.replace("span", "naps"))).hasMessageContaining("Write one of: span, rest");
        assertThatThrownBy(() -> read(FILE.replace("bound: 12", "bound: 0"))).hasMessageContaining("from 1 to 48");
        assertThatThrownBy(() -> read(FILE.replace("2021-12-11", "last year"))).hasMessageContaining("no date");
        assertThatThrownBy(() -> read(FILE.replace("    superior", "    until: 2021-12-10\n    superior")))
                .hasMessageContaining("before 'from'");
        assertThatThrownBy(() -> read(FILE.replace("plan:", """
                          - measure: span
                            bound: 10
                            from: 2022-02-01
                            superior_after_hours: 1
                            source: {zh: 依据, en: Source}
                        plan:""")))
                .isInstanceOf(PolicyMistake.class)
                .hasMessageContaining("hold on the same day");
    }

    private static WorkLimitReader.Read read(String file) {
        return new WorkLimitReader("limits.yaml", file).read();
    }
}
