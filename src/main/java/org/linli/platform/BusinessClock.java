package org.linli.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * The sub-district's time. Business days run from midnight to midnight in its own zone, whatever zone the server is in.
 * Everything that needs "now" or "today" asks here, so that tests and the demo can move the clock.
 */
@Component
public class BusinessClock {

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

    /** The moment at which the sub-district's clocks show {@code time} on {@code day}. */
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** The zone of the sub-district. */
    public ZoneId zone() {
        return zone;
    }
}
