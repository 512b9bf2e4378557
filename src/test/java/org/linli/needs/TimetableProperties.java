package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.access.AreaPath;
import org.linli.needs.Timetable.Appointment;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/** Appointments of any timetable on any day: over midnight, weekends, the ends of months and years, 29 February. */
class TimetableProperties {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Provide
    Arbitrary<LocalDate> days() {
        Arbitrary<LocalDate> any = Arbitraries.longs()
                .between(
                        LocalDate.of(2019, 12, 1).toEpochDay(),
                        LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalDate> ends = Arbitraries.of(
                LocalDate.of(2024, 2, 22),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2023, 2, 28),
                LocalDate.of(2021, 12, 31),
                LocalDate.of(2022, 1, 31),
                LocalDate.of(2022, 4, 30));
        return Arbitraries.oneOf(any, ends);
    }

    @Provide
    Arbitrary<Map<DayOfWeek, LocalTime>> starts() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.of(m / 60, m % 60));
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), times).ofMinSize(1);
    }

    @Provide
    Arbitrary<Duration> travels() {
        return Arbitraries.integers().between(0, 12 * 60).map(Duration::ofMinutes);
    }

    private static Timetable of(Map<DayOfWeek, LocalTime> starts, Duration travel, LocalDate from) {
        return new Timetable(
                UUID.randomUUID(),
                PersonId.of(UUID.randomUUID()),
                HouseholdId.of(UUID.randomUUID()),
                AreaPath.of("330783005.xifan"),
                null,
                "市人民医院血透室",
                travel,
                starts,
                from,
                null);
    }

    @Property
    void eachStartsOnItsWeekdayAtItsTimeAndTheyLeaveSoLongBefore(
            @ForAll("starts") Map<DayOfWeek, LocalTime> starts,
            @ForAll("travels") Duration travel,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 40) int length) {
        List<Appointment> all = of(starts, travel, from).between(from, from.plusDays(length), ZONE);
        long wanted = from.datesUntil(from.plusDays(length + 1L))
                .filter(day -> starts.containsKey(day.getDayOfWeek()))
                .count();
        assertThat(all).hasSize((int) wanted);
        for (Appointment each : all) {
            assertThat(each.start().atZone(ZONE).toLocalDate()).isEqualTo(each.day());
            assertThat(each.start().atZone(ZONE).toLocalTime())
                    .isEqualTo(starts.get(each.day().getDayOfWeek()));
            assertThat(each.start().atOffset(ZoneOffset.ofHours(8)).toLocalTime())
                    .as("the zone has no summer time")
                    .isEqualTo(each.at());
            assertThat(Duration.between(each.due(), each.start())).isEqualTo(travel);
            assertThat(each.due().atZone(ZONE).toLocalDate())
                    .as("over midnight they leave the day before")
                    .isIn(each.day(), each.day().minusDays(1));
        }
        assertThat(all).isSortedAccordingTo((one, other) -> one.start().compareTo(other.start()));
    }

    @Property
    void aWeekLaterItIsTheSameTime(
            @ForAll("starts") Map<DayOfWeek, LocalTime> starts,
            @ForAll("travels") Duration travel,
            @ForAll("days") LocalDate from) {
        Timetable timetable = of(starts, travel, from);
        List<Appointment> week = timetable.between(from, from.plusDays(6), ZONE);
        List<Appointment> next = timetable.between(from.plusDays(7), from.plusDays(13), ZONE);
        assertThat(next)
                .extracting(Appointment::due)
                .containsExactlyElementsOf(week.stream()
                        .map(each -> each.due().plus(Duration.ofDays(7)))
                        .toList());
    }

    @Property
    void plannedInPiecesTheyAreTheSameAsAtOnce(
            @ForAll("starts") Map<DayOfWeek, LocalTime> starts,
            @ForAll("travels") Duration travel,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 20) int first,
            @ForAll @IntRange(max = 20) int second) {
        Timetable timetable = of(starts, travel, from);
        LocalDate middle = from.plusDays(first);
        LocalDate last = middle.plusDays(second);
        List<Appointment> pieces = new ArrayList<>(timetable.between(from, middle, ZONE));
        pieces.addAll(timetable.between(middle.plusDays(1), last, ZONE));
        assertThat(pieces).isEqualTo(timetable.between(from, last, ZONE));
        Set<UUID> ids = new HashSet<>();
        pieces.forEach(each -> ids.add(timetable.needOf(each.day())));
        assertThat(ids).as("each is promised once").hasSize(pieces.size());
    }

    @Property
    void nothingStartsBeforeItsFirstOrAfterItsLastDay(
            @ForAll("starts") Map<DayOfWeek, LocalTime> starts,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = -1, max = 20) int length) {
        Timetable timetable =
                of(starts, Duration.ofHours(1), from).again(UUID.randomUUID(), from, from.plusDays(length));
        assertThat(timetable.between(from.minusDays(10), from.plusDays(40), ZONE))
                .allMatch(each -> timetable.holdsOn(each.day()));
        assertThat(timetable.isAny()).isEqualTo(length >= 0);
    }
}
