package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.duty.DutyHours;
import org.linli.routes.RouteBreak;

/** A driver's day between rests and posts, in minutes of the day where the problem has seconds. */
class RideHoursTest {

    private static final double SEVEN = 420;
    private static final double SIX_IN_THE_EVENING = 1080;
    private static final double HOUR = 60;

    @Test
    void aRestWhoseTimeAPostTouchesIsTakenBeforeIt() {
        RideHours hours = day(new RouteBreak(660, 810, 30)).within(standing(780, 1020), SEVEN, RideHoursTest::minutes);
        assertThat(hours.breaks()).containsExactly(new RouteBreak(660, 750, 30), new RouteBreak(780, 780, 240));
    }

    @Test
    void aRestForWhichThereIsNoTimeBeforeThePostIsTakenAfterIt() {
        RideHours hours = day(new RouteBreak(660, 810, 30)).within(standing(670, 780), SEVEN, RideHoursTest::minutes);
        assertThat(hours.breaks()).containsExactly(new RouteBreak(670, 670, 110), new RouteBreak(780, 810, 30));
    }

    @Test
    void whoeverSitsInTheCarIsBroughtThoughThePostHasBegun() {
        RideHours hours =
                day().within(standing(660, 720), SEVEN, RideHoursTest::minutes).bringing(650, 680);
        assertThat(hours.from()).isEqualTo(650);
        assertThat(hours.until()).isEqualTo(SIX_IN_THE_EVENING);
        assertThat(hours.breaks()).as("the rest of the post").containsExactly(new RouteBreak(680, 680, 40));
    }

    @Test
    void whoeverSitsInTheCarIsBroughtAfterTheDayToo() {
        RideHours hours = day().bringing(1070, 1070 + HOUR);
        assertThat(hours.until()).isEqualTo(1070 + HOUR);
        assertThat(hours.longest()).isInfinite();
    }

    private static RideHours day(RouteBreak... breaks) {
        return new RideHours(SEVEN, SIX_IN_THE_EVENING, Double.POSITIVE_INFINITY, List.of(breaks));
    }

    private static DutyHours.Left standing(int begins, int ends) {
        return new DutyHours.Left(
                at(0), at(2000), Duration.ofHours(12), List.of(new DutyHours.Standing(at(begins), at(ends))));
    }

    private static Instant at(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }

    private static double minutes(Instant at) {
        return at.getEpochSecond() / 60.0;
    }
}
