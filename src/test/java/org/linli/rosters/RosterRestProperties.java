package org.linli.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.rosters.RosterSample.MONDAY;
import static org.linli.rosters.RosterSample.NOTHING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rest and nights over midnight, and where the clock is changed in between, which China has done and may do again. */
class RosterRestProperties {

    /** The clock goes forward on 27 March and back on 30 October 2022. */
    private static final ZoneId CHANGING = ZoneId.of("Europe/Berlin");

    private static final int NIGHT_MINUTES = 180;

    @Property
    void restIsTheTimeThatPassesHoweverTheClockIsSet(
            @ForAll @IntRange(min = 0, max = 270) int day,
            @ForAll @IntRange(min = 0, max = 23) int firstHour,
            @ForAll @IntRange(min = 1, max = 12) int firstLength,
            @ForAll @IntRange(min = 0, max = 23) int secondHour) {
        var sample = new RosterSample(NOTHING, CHANGING);
        UUID member = sample.anybody();
        LocalDate first = MONDAY.plusDays(day);
        Instant ends = sample.at(first, firstHour).plus(Duration.ofHours(firstLength));
        Instant begins = sample.at(first.plusDays(1), secondHour);
        sample.seat(sample.at(first, firstHour), ends, first, 1, null, null);
        sample.seat(begins, begins.plus(Duration.ofHours(1)), first.plusDays(1), 2, null, null);
        boolean rested = Duration.between(ends, begins).compareTo(Duration.ofHours(11)) >= 0;
        assertThat(sample.allTo(member).broken()).isEqualTo(rested ? 0 : 1);
    }

    @Property
    void aNightIsThreeHoursBetweenTenAndSixMinuteByMinute(
            @ForAll @IntRange(min = 0, max = 300) int day,
            @ForAll @IntRange(min = 0, max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 720) int minutes) {
        Instant begins = MONDAY.plusDays(day).atTime(hour, 0).atZone(CHANGING).toInstant();
        Instant ends = begins.plus(Duration.ofMinutes(minutes));
        int night = 0;
        for (Instant at = begins; at.isBefore(ends); at = at.plus(Duration.ofMinutes(1))) {
            LocalTime local = at.atZone(CHANGING).toLocalTime();
            night += local.getHour() >= 22 || local.getHour() < 6 ? 1 : 0;
        }
        assertThat(RosterSample.RULES.limits().isNight(begins, ends, CHANGING)).isEqualTo(night >= NIGHT_MINUTES);
    }
}
