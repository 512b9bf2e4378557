package org.linli.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing places and opening them again, as decisions that are kept. */
@Service
@Transactional
public class Closures {

    /** Close places and open them again. */
    public static final String CLOSE = "inspection.close";

    private static final int MOST_AHEAD = 7;

    private final ClosureStore store;
    private final Rounds rounds;
    private final Findings findings;
    private final Places places;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Closures(
            ClosureStore store,
            Rounds rounds,
            Findings findings,
            Places places,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.rounds = rounds;
        this.findings = findings;
        this.places = places;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Closure get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("closure", id));
    }

    /** Those of a place, the latest first. */
    @Transactional(readOnly = true)
    public List<Closure> of(UUID place) {
        return store.of(place);
    }

    /** The one that holds now; empty for a place that may be open. */
    @Transactional(readOnly = true)
    public Optional<Closure> now(UUID place) {
        return store.of(place).stream()
                .filter(closure -> closure.isClosed(clock.today()))
                .findFirst();
    }

    /**
     * Closes a place from a day on: nobody walks rounds there, nor at the stalls of a market, and
     * findings wait until it opens. Sent again under the same
     * id it is stored once.
     *
     * @param expectedOn when it is likely to open; null where that is open
     * @throws Refused for a day to come or before the place was there, and for a place that is closed or no more
     */
    public Closure close(
            UUID id,
            UUID placeId,
            LocalDate closedOn,
            String reason,
            List<String> conditions,
            @Nullable LocalDate expectedOn) {
        permissions.demand(CLOSE);
        Place place = places.get(placeId);
        Acting.demandSight(place.path());
        if (closedOn.isAfter(clock.today()) || closedOn.isBefore(place.since())) {
            throw Refused.of("closedOn", "inspection.closure.day.wrong");
        }
        if (place.hasEnded(clock.today())) {
            throw Refused.of("closedOn", "inspection.closure.ended", place.name());
        }
        var closure = new Closure(
                id,
                placeId,
                place.path(),
                closedOn,
                reason,
                conditions,
                expectedOn,
                Acting.now().id(),
                clock.now(),
                null);
        if (!store.insert(closure)) {
            return known(closure, place);
        }
        for (Place each : all(place)) {
            rounds.callOff(each);
            findings.suspend(each.id());
        }
        audit.record("inspection.closed", placeId.toString(), place.path(), place.name());
        return closure;
    }

    private Closure known(Closure closure, Place place) {
        Closure known = store.find(closure.id())
                .orElseThrow(() -> Refused.of("closedOn", "inspection.closure.already", place.name()));
        if (!known.place().equals(closure.place()) || !known.reason().equals(closure.reason())) {
            throw new Conflict(Problem.of("id", "inspection.closure.id"));
        }
        return known;
    }

    /**
     * Opens it again, today or some days ahead.
     *
     * @param met how many of the conditions are met
     * @throws Refused where not all conditions are, for a day before it was closed, and for one more than
     *     {@value #MOST_AHEAD} days ahead
     */
    public void open(UUID id, LocalDate on, int met, String reason) {
        permissions.demand(CLOSE);
        Closure closure = get(id);
        Acting.demandSight(closure.path());
        if (met < closure.conditions().size()) {
            throw Refused.of("met", "inspection.closure.unmet");
        }
        if (on.isBefore(closure.closedOn()) || on.isAfter(clock.today().plusDays(MOST_AHEAD))) {
            throw Refused.of("openedOn", "inspection.closure.opened.wrong");
        }
        if (reason.length() > Closure.LONGEST) {
            throw Refused.of("openedReason", "inspection.closure.opened.long", Closure.LONGEST);
        }
        if (store.open(id, new Closure.Opening(on, reason, Acting.now().id(), clock.now()))) {
            Place place = places.get(closure.place());
            LocalDate first = on.isBefore(clock.today()) ? clock.today() : on;
            resume(place, first);
            audit.record("inspection.reopened", place.id().toString(), place.path(), place.name());
        }
    }

    private void resume(Place place, LocalDate first) {
        ClosedPlaces closed = store.closed(first);
        for (Place each : all(place)) {
            if (!closed.has(each)) {
                rounds.resume(each, first);
                findings.resume(each.id(), first);
            }
        }
    }

    private List<Place> all(Place place) {
        if (place.kind() != PlaceKind.MARKET) {
            return List.of(place);
        }
        return Stream.concat(
                        Stream.of(place),
                        places.stalls(place.id()).stream().filter(stall -> !stall.hasEnded(clock.today())))
                .toList();
    }
}
