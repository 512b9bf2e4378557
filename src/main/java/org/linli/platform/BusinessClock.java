package org.linli.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/**
 * The sub-district's time. Business days run from midnight to midnight in its own zone, whatever zone the server is in.
 * Everything that needs "now" or "today" asks here, so that tests and the demo can move the clock.
 */
@Component
public class BusinessClock {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Clock clock;
    private final ZoneId zone;

    BusinessClock(Clock clock, LinliSettings settings) {
        this.clock = clock;
        this.zone = settings.timezone();
    }

    /** This moment. */
    public Instant now() {
        return clock.instant();
    }

    /** Whether it shows another time than clocks on walls on purpose, as in the demo. */
    public boolean isPlayed() {
        return clock instanceof PlayedClock;
    }

    /** The business day that this moment lies in. */
    public LocalDate today() {
        return dayOf(now());
    }

    /** The wall-clock date and time of the sub-district. */
    public ZonedDateTime localNow() {
        return now().atZone(zone);
    }

    /** The business day that {@code moment} lies in. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The first moment of {@code day}. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first moment after {@code day}. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** The moment at which the sub-district's clocks show that. */
    public Instant at(LocalDateTime moment) {
        return at(moment.toLocalDate(), moment.toLocalTime());
    }

    /** The moment at which the sub-district's clocks show {@code time} on {@code day}. */
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** The zone of the sub-district. */
    public ZoneId zone() {
        return zone;
    }

    /** A moment as signed sheets show it: 2022-02-07 15:30. */
    public String shown(Instant moment) {
        return SHOWN.format(moment.atZone(zone()));
    }

    /** A moment as the trail shows it: 2022-02-07 15:30:21. */
    public String shownToTheSecond(Instant moment) {
        return TO_THE_SECOND.format(moment.atZone(zone()));
    }
}
