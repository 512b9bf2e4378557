package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What counts as a day of work, with its night, its doors and its floors. */
class WorkDaysTest {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static WorkTrace trace(String local) {
        return new WorkTrace(at(local), at(local), "a", true, null, 1, false, false);
    }

    private static List<WorkDay> days(String... moments) {
        return WorkDays.of(Arrays.stream(moments).map(WorkDaysTest::trace).toList(), ZONE);
    }

    @Test
    void aDayGoesFromItsFirstTraceToItsLastWhateverLiesBetween() {
        List<WorkDay> days = days("2022-02-07T06:30", "2022-02-07T11:00", "2022-02-07T22:30");
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().day()).isEqualTo(MONDAY);
        assertThat(days.getFirst().span()).isEqualTo(Duration.ofHours(16));
    }

    @Test
    void workOverMidnightBelongsToTheDayOnWhichItBegan() {
        List<WorkDay> days = days("2022-02-07T20:00", "2022-02-07T23:50", "2022-02-08T01:30", "2022-02-08T08:00");
        assertThat(days).extracting(WorkDay::day).containsExactly(MONDAY, MONDAY.plusDays(1));
        assertThat(days.getFirst().last()).isEqualTo(at("2022-02-08T01:30"));
        assertThat(days.getLast().restAfter(days.getFirst())).isEqualTo(Duration.ofMinutes(390));
    }

    @Test
    void whoeverGoesOnWhenTheNightIsOverAfterAPauseBeginsANewDay() {
        List<WorkDay> days = days("2022-02-07T22:00", "2022-02-08T02:00", "2022-02-08T06:00", "2022-02-08T12:00");
        assertThat(days).extracting(WorkDay::day).containsExactly(MONDAY, MONDAY.plusDays(1));
        assertThat(days.getLast().restAfter(days.getFirst()))
                .as("four hours of sleep are told as such")
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void nobodysDayIsLongerThanADayAndANight() {
        var moments = new String[48];
        for (int hour = 0; hour < moments.length; hour++) {
            moments[hour] =
                    LocalDateTime.parse("2022-02-07T09:00").plusHours(hour).toString();
        }
        List<WorkDay> days = days(moments);
        assertThat(days).hasSize(2);
        assertThat(days).allSatisfy(day -> assertThat(day.span()).isLessThan(Duration.ofHours(24)));
    }

    @Test
    void nightHoursAreThoseBetweenTracesThatAreNotFarApart() {
        List<WorkDay> days = days("2022-02-07T21:00", "2022-02-07T22:40", "2022-02-07T23:10", "2022-02-08T03:00");
        assertThat(days.getFirst().night())
                .as("from 22:00 to 23:10; nobody knows what was until three")
                .isEqualTo(Duration.ofMinutes(70));
        assertThat(days.getFirst().nightAt()).isEqualTo(at("2022-02-08T03:00"));
    }

    @Test
    void workWithAnEndLastsUntilThen() {
        var shift = new WorkTrace(at("2022-02-07T18:00"), at("2022-02-08T02:00"), "duty", true, null, 1, false, false);
        WorkDay day =
                WorkDays.of(List.of(shift, trace("2022-02-07T19:00")), ZONE).getFirst();
        assertThat(day.last()).isEqualTo(at("2022-02-08T02:00"));
        assertThat(day.lastKind()).isEqualTo("duty");
        assertThat(day.night()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aDoorCountsOnceADayWithItsStairs() {
        UUID second = UUID.randomUUID();
        UUID ground = UUID.randomUUID();
        WorkDay day = WorkDays.of(
                        List.of(
                                door("2022-02-07T08:00", second, 2),
                                door("2022-02-07T08:10", ground, 1),
                                door("2022-02-07T18:00", second, 2)),
                        ZONE)
                .getFirst();
        assertThat(day.doors()).isEqualTo(2);
        assertThat(day.floors()).isEqualTo(1);
        assertThat(day.forms()).isEqualTo(3);
    }

    private static WorkTrace door(String local, UUID door, int floor) {
        return new WorkTrace(at(local), at(local), "a", true, door, floor, true, false);
    }

    @Test
    void callsInTheNightAreCountedAndThoseByDayAreNot() {
        WorkDay day = WorkDays.of(
                        List.of(call("2022-02-07T21:59"), call("2022-02-07T22:00"), call("2022-02-07T23:00")), ZONE)
                .getFirst();
        assertThat(day.lateCalls()).isEqualTo(2);
    }

    private static WorkTrace call(String local) {
        return new WorkTrace(at(local), at(local), "a", true, null, 1, false, true);
    }

    @Test
    void whoeverOnlySignedInHadADayOff() {
        var sign = new WorkTrace(at("2022-02-07T06:00"), at("2022-02-07T06:00"), "in", false, null, 1, false, false);
        assertThat(WorkDays.of(List.of(sign), ZONE)).isEmpty();
        WorkDay day =
                WorkDays.of(List.of(sign, trace("2022-02-07T09:00")), ZONE).getFirst();
        assertThat(day.first()).as("on a day of work it tells when that began").isEqualTo(at("2022-02-07T06:00"));
    }
}
