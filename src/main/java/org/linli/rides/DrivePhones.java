package org.linli.rides;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.linli.identity.Phone;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.routes.RouteStop;
import org.springframework.stereotype.Component;

/**
 * Hands a driver the numbers of whoever is still to be picked up. A page looks again every minute: what was handed out
 * under a link is noted in the trail once. Kept in memory: after a restart it is noted once more.
 */
@Component
class DrivePhones {

    private static final int MOST = 10_000;

    /** A day, and until 3:00 of the next one. */
    private static final Duration LINK = Duration.ofHours(27);

    private final People people;
    private final Cache<Handed, Boolean> handed;

    DrivePhones(People people, BusinessClock clock) {
        this.people = people;
        this.handed = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LINK)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
                .build();
    }

    private record Handed(String link, PersonId person) {}

    /** By person; missing of whoever is not to be called, or has no number. Only the program itself may ask. */
    Map<String, String> of(Drives.Day day, List<RideDayView.Trip> trips) {
        var phones = new HashMap<String, String>();
        trips.stream()
                .flatMap(trip -> trip.stops().stream())
                .filter(line -> line.stop().kind() == RouteStop.Kind.PICKUP && !line.isDone())
                .flatMap(line -> Stream.ofNullable(line.ride()))
                .map(Ride::person)
                .distinct()
                .forEach(
                        person -> phone(day, person).ifPresent(phone -> phones.put(person.toString(), phone.number())));
        return phones;
    }

    private Optional<Phone> phone(Drives.Day day, PersonId person) {
        boolean isFirst = handed.asMap().putIfAbsent(new Handed(day.secret(), person), true) == null;
        return isFirst ? people.handed(person) : people.handedAgain(person);
    }
}
