package org.linli.places;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was disinfected where: a log that is only added to. */
@Service
@Transactional
public class PlaceDisinfections {

    /** Enter that something was disinfected. */
    public static final String ENTER = "places.disinfect";

    /** Whoever has the code can enter so many a day; more are no log. */
    static final int MOST_A_DAY = 12;

    private static final Duration LATEST = Duration.ofDays(7);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final PlaceDisinfectionStore store;
    private final PlaceStore places;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PlaceDisinfections(
            PlaceDisinfectionStore store,
            PlaceStore places,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.places = places;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A stall that is to be open today.
     *
     * @param last what was disinfected there today; null for nothing so far
     */
    public record StallToday(Place stall, @Nullable PlaceDisinfection last) {}

    /**
     * Enters one for whoever looks after the place; sent again it is stored once.
     *
     * @throws Refused for one to come, one of more than a week ago, and at a place that is no more
     */
    public void enter(Place place, PlaceDisinfection done) {
        permissions.demand(ENTER);
        check(place, done);
        if (store.insert(done, place, clock.now())) {
            audit.record("places.disinfected", place.id().toString(), place.path(), place.name());
        }
    }

    /**
     * Enters one for whoever stands at the door, as the program itself.
     *
     * @throws Refused as for staff, and for more than {@value #MOST_A_DAY} a day
     */
    public void enterAtDoor(Door door, PlaceDisinfection done) {
        check(door.place(), done);
        if (store.throughDoor(door.place().id(), clock.startOf(clock.today())) >= MOST_A_DAY) {
            throw Refused.of("", "place.disinfection.many", MOST_A_DAY);
        }
        store.insert(done, door.place(), clock.now());
    }

    private void check(Place place, PlaceDisinfection done) {
        if (place.hasEnded(clock.today())) {
            throw Refused.of("", "place.disinfection.ended");
        }
        Instant now = clock.now();
        if (done.at().isAfter(now.plus(CLOCKS_DIFFER)) || done.at().isBefore(now.minus(LATEST))) {
            throw Refused.of(PlaceDisinfectionForm.AT, "place.disinfection.at.wrong");
        }
    }

    /** The log of a place, the latest first. */
    @Transactional(readOnly = true)
    public List<PlaceDisinfection> of(UUID place, int most) {
        return store.of(place, most);
    }

    /** The last one of a place; empty where there was none. */
    @Transactional(readOnly = true)
    public Optional<PlaceDisinfection> last(UUID place) {
        return store.of(place, 1).stream().findFirst();
    }

    /** The stalls of a market that are to be open today, those where nothing was disinfected first. */
    @Transactional(readOnly = true)
    public List<StallToday> today(UUID market) {
        DayOfWeek today = clock.today().getDayOfWeek();
        List<Place> stalls = places.stalls(market).stream()
                .filter(stall -> !stall.hasEnded(clock.today()))
                .filter(stall ->
                        stall.hours() == null || stall.hours().weekdays().contains(today))
                .toList();
        Map<UUID, PlaceDisinfection> done =
                store.last(stalls.stream().map(Place::id).toList(), clock.startOf(clock.today()));
        return stalls.stream()
                .map(stall -> new StallToday(stall, done.get(stall.id())))
                .sorted(Comparator.comparing(stall -> stall.last() != null))
                .toList();
    }
}
