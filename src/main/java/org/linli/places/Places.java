package org.linli.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Sealing;
import org.linli.identity.Phone;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of places. */
@Service
@Transactional
public class Places {

    /** See places, who runs them and how to call them. */
    public static final String SEE = "places.see";

    /** Enter and change places. */
    public static final String KEEP = "places.keep";

    /** Take the list away as a file. */
    public static final String EXPORT = "places.export";

    private static final String PHONE = "places.phone";

    private final PlaceStore store;
    private final Territory territory;
    private final Sealing sealing;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Places(
            PlaceStore store,
            Territory territory,
            Sealing sealing,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.territory = territory;
        this.sealing = sealing;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Place get(UUID id) {
        return store.place(id).orElseThrow(() -> new NotFound("place", id));
    }

    @Transactional(readOnly = true)
    public Optional<Place> find(UUID id) {
        return store.place(id);
    }

    /** The same with the number of who runs it: the look is noted. */
    Place look(UUID id) {
        Place place = get(id);
        audit.record("places.seen", id.toString(), place.path(), "");
        return place;
    }

    /** The places of an area and below it that are there today, by name; stalls are not among them. */
    @Transactional(readOnly = true)
    public List<Place> within(AreaPath area) {
        return store.within(area, clock.today());
    }

    /** The markets of an area and below it in which stalls can stand, by name. */
    @Transactional(readOnly = true)
    public List<Place> markets(AreaPath area) {
        return store.markets(area, clock.today());
    }

    /** The places of one kind that are there today, by name; those of the areas above too. */
    @Transactional(readOnly = true)
    public List<Place> ofKind(PlaceKind kind) {
        return store.ofKind(kind, clock.today());
    }

    /** The places that are there on a day, by area and name. */
    @Transactional(readOnly = true)
    public List<Place> there(LocalDate day) {
        return store.there(day);
    }

    /** The stalls of a market, those that are no more too. */
    @Transactional(readOnly = true)
    public List<Place> stalls(UUID market) {
        return store.stalls(market);
    }

    /** The place of that name and address in an area; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Place> named(AreaPath path, String name, String address) {
        return store.named(path, name, address);
    }

    /** What happened to a place, the latest first. */
    @Transactional(readOnly = true)
    public List<PlaceEvent> events(UUID place) {
        return store.events(place);
    }

    /** The numbers of those who run the places, by place; missing where none is known. */
    @Transactional(readOnly = true)
    public Map<UUID, String> phones(Collection<UUID> places) {
        var phones = new HashMap<UUID, String>();
        store.phones(places).forEach((id, number) -> phones.put(id, sealing.open(PHONE, number)));
        return Map.copyOf(phones);
    }

    /**
     * A new place; the same one sent again is stored once.
     *
     * @param phone of who runs it; null for none
     * @throws Refused without a name, for one that another place of the same address has, and for what is too long
     */
    public Place enter(Place typed, @Nullable Phone phone) {
        Place place = typed.asNew();
        demand(place.path());
        territory.area(place.path());
        check(place);
        if (!store.insert(place, sealing.sealNullable(PHONE, phone == null ? null : phone.number()))) {
            return entered(place);
        }
        note(place, PlaceEvent.Kind.ENTERED, List.of());
        audit.record("places.entered", place.id().toString(), place.path(), place.name());
        return place;
    }

    private Place entered(Place place) {
        Place known = store.place(place.id()).orElseThrow(() -> Refused.of("name", "place.named", place.name()));
        if (!known.equals(place)) {
            throw new Conflict(Problem.of("id", "place.id.taken"));
        }
        return known;
    }

    /**
     * Changes a place; it stays in its area.
     *
     * @param phone null leaves it as it is
     * @throws StaleRecord where somebody else has changed it meanwhile
     */
    public void change(Place place, @Nullable Phone phone) {
        Place before = get(place.id());
        demand(before.path());
        check(place);
        store.named(before.path(), place.name(), place.address())
                .filter(other -> !other.id().equals(place.id()))
                .ifPresent(other -> {
                    throw Refused.of("name", "place.named", place.name());
                });
        var details = new ArrayList<>(PlaceDetail.changed(before, place));
        if (phone != null) {
            details.add(PlaceDetail.PHONE);
        }
        if (!store.update(place)) {
            throw new StaleRecord("place", place.id());
        }
        if (phone != null) {
            store.keepPhone(place.id(), sealing.seal(PHONE, phone.number()));
        }
        if (!details.isEmpty()) {
            note(place, PlaceEvent.Kind.CHANGED, details);
            audit.record("places.changed", place.id().toString(), place.path(), place.name());
        }
    }

    /**
     * The place is no more after a day; with a market, its stalls are no more either.
     *
     * @throws Refused for a day before it began, or one to come
     */
    public void end(UUID id, LocalDate last) {
        Place place = held(id);
        if (last.isBefore(place.since()) || last.isAfter(clock.today())) {
            throw Refused.of("until", "place.until.wrong");
        }
        if (place.until() != null) {
            return;
        }
        end(place, last);
        store.stalls(id).stream().filter(stall -> stall.until() == null).forEach(stall -> end(stall, last));
    }

    private void end(Place place, LocalDate last) {
        store.update(place.until(last.isBefore(place.since()) ? place.since() : last));
        note(place, PlaceEvent.Kind.ENDED, List.of());
        audit.record("places.ended", place.id().toString(), place.path(), place.name());
    }

    /** It was a mistake, or it is there again. */
    public void resume(UUID id) {
        Place place = held(id);
        if (place.until() != null) {
            store.update(place.until(null));
            note(place, PlaceEvent.Kind.RESUMED, List.of());
            audit.record("places.resumed", place.id().toString(), place.path(), place.name());
        }
    }

    /** A new code for its door; from now on those printed before lead nowhere. */
    public Place renewDoor(UUID id) {
        Place place = held(id);
        store.renewDoor(id);
        note(place, PlaceEvent.Kind.DOOR_RENEWED, List.of());
        audit.record("places.door.renewed", id.toString(), place.path(), place.name());
        return place;
    }

    private Place held(UUID id) {
        Place place = store.held(id).orElseThrow(() -> new NotFound("place", id));
        demand(place.path());
        return place;
    }

    private void note(Place place, PlaceEvent.Kind kind, List<String> details) {
        store.note(
                Ids.next(),
                place,
                new PlaceEvent(kind, details, clock.now(), Acting.now().id()));
    }

    /** What lies above one's own area is looked after with others, and kept there. */
    private void demand(AreaPath path) {
        permissions.demand(KEEP);
        Acting.demandSight(path);
    }

    private void check(Place place) {
        var problems = new ArrayList<Problem>();
        if (place.name().isBlank() || place.name().length() > Place.LONGEST) {
            problems.add(Problem.of("name", "place.name.wrong", Place.LONGEST));
        }
        longest(problems, "address", place.address(), Place.LONGEST_ADDRESS);
        longest(problems, "operator", place.operator(), Place.LONGEST);
        longest(problems, "licence", place.licence(), Place.LONGEST_LICENCE);
        if (place.staff() != null && (place.staff() < 0 || place.staff() > Place.MOST_STAFF)) {
            problems.add(Problem.of("staff", "place.staff.wrong", Place.MOST_STAFF));
        }
        if (place.until() != null && place.until().isBefore(place.since())) {
            problems.add(Problem.of("until", "place.until.wrong"));
        }
        checkMarket(place, problems);
        Refused.ifAny(problems);
    }

    private static void longest(List<Problem> problems, String field, String value, int most) {
        if (value.length() > most) {
            problems.add(Problem.of(field, "place.too.long", most));
        }
    }

    private void checkMarket(Place place, List<Problem> problems) {
        if (place.market() == null) {
            return;
        }
        boolean isMarket = store.place(place.market())
                .filter(market -> market.kind() == PlaceKind.MARKET)
                .isPresent();
        if (place.kind() != PlaceKind.STALL) {
            problems.add(Problem.of("market", "place.market.stall"));
        } else if (!isMarket) {
            problems.add(Problem.of("market", "place.market.choose"));
        }
    }
}
