package org.linli.duty;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** Writes shifts of one person as iCalendar (RFC 5545), in the zone of the sub-district and with its rules. */
@Component
class DutyCalendar {

    private final Texts texts;
    private final BusinessClock clock;

    DutyCalendar(Texts texts, BusinessClock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** @param place how the post of a seat is found; empty where nothing is said */
    String of(List<Seat> seats, Function<Seat, String> place, Locale language) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Linli//Duty//ZH");
        calendar.setName(texts.in(language, "duty.feed.name"));
        calendar.setMethod("PUBLISH");
        calendar.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(clock.zone()), zone()));
        seats.forEach(seat -> calendar.addEvent(event(seat, place.apply(seat), language)));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Seat seat, String place, Locale language) {
        Shift shift = seat.shift();
        var event = new VEvent();
        event.setUid(seat.id() + "@linli");
        event.setDateTimeStamp(Date.from(clock.now()));
        event.setDateStart(Date.from(shift.begins()));
        event.setDateEnd(Date.from(shift.ends()));
        event.setSummary(texts.in(language, "duty.feed.event", shift.postName()));
        if (!place.isEmpty()) {
            event.setLocation(place);
        }
        if (!shift.note().isEmpty()) {
            event.setDescription(shift.note());
        }
        return event;
    }

    /** With each change of the clock within a year of now; most zones of one sub-district have none. */
    private VTimezone zone() {
        ZoneId id = clock.zone();
        ZoneRules rules = id.getRules();
        Instant from = clock.now().minus(366, ChronoUnit.DAYS);
        Instant until = clock.now().plus(366, ChronoUnit.DAYS);
        var zone = new VTimezone(id.getId());
        ZoneOffset before = rules.getOffset(from);
        zone.addStandardTime(observance(new StandardTime(), LocalDateTime.of(1970, 1, 1, 0, 0), before, before));
        for (ZoneOffsetTransition change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            if (rules.isDaylightSavings(change.getInstant())) {
                zone.addDaylightSavingsTime(observance(new DaylightSavingsTime(), change));
            } else {
                zone.addStandardTime(observance(new StandardTime(), change));
            }
        }
        return zone;
    }

    private static <O extends Observance> O observance(O observance, ZoneOffsetTransition change) {
        return observance(observance, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter());
    }

    private static <O extends Observance> O observance(
            O observance, LocalDateTime begins, ZoneOffset before, ZoneOffset after) {
        observance.setDateStart(new DateTimeComponents(
                begins.getYear(),
                begins.getMonthValue(),
                begins.getDayOfMonth(),
                begins.getHour(),
                begins.getMinute(),
                begins.getSecond(),
                false));
        observance.setTimezoneOffsetFrom(offset(before));
        observance.setTimezoneOffsetTo(offset(after));
        return observance;
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(offset.getTotalSeconds() * 1000L);
    }
}
