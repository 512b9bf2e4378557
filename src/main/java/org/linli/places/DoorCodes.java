package org.linli.places;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which codes hang at which doors. */
@Service
@Transactional(readOnly = true)
public class DoorCodes {

    private final PlaceStore store;
    private final DoorSecrets secrets;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    DoorCodes(PlaceStore store, DoorSecrets secrets, Permissions permissions, AuditTrail audit, BusinessClock clock) {
        this.store = store;
        this.secrets = secrets;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The present secrets of places, by their ids, for whoever may print codes.
     *
     * @param of the place that the look is noted at, such as the market of stalls
     */
    @Transactional
    public Map<UUID, String> print(Place of, Collection<Place> places) {
        permissions.demand(Doors.PRINT);
        audit.record("places.door.printed", of.id().toString(), of.path(), of.name());
        return store.doors(places.stream().map(Place::id).toList()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, door -> secrets.of(door.getKey(), door.getValue())));
    }

    /** @throws DoorShut for a secret that opens nothing (any more) */
    Door find(String secret) {
        Place place = secrets.place(secret).flatMap(store::place).orElseThrow(() -> new DoorShut(DoorShut.Why.WRONG));
        int number = store.doors(List.of(place.id())).getOrDefault(place.id(), 1);
        if (!secrets.isOf(secret, place.id(), number)) {
            boolean wasOnce = IntStream.range(1, number).anyMatch(before -> secrets.isOf(secret, place.id(), before));
            throw new DoorShut(wasOnce ? DoorShut.Why.RENEWED : DoorShut.Why.WRONG);
        }
        if (place.hasEnded(clock.today())) {
            throw new DoorShut(DoorShut.Why.ENDED);
        }
        return new Door(place, secret);
    }
}
