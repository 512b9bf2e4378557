package org.linli.rides;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonCard;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** Where rides begin and end, as people say it. */
@Component
class RideEnds {

    private final Places places;
    private final Texts texts;

    RideEnds(Places places, Texts texts) {
        this.places = places;
        this.texts = texts;
    }

    /** The places of some rides, by id; those out of sight are missing. */
    Map<UUID, Place> places(Collection<Ride> rides) {
        List<UUID> ids = rides.stream()
                .flatMap(ride -> Stream.of(ride.from(), ride.to()))
                .map(RideEnd::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = new HashMap<UUID, Place>();
        ids.forEach(id -> places.find(id).ifPresent(place -> found.put(id, place)));
        return found;
    }

    /** @param card of whose home it may be; null where nobody is in sight */
    String words(RideEnd end, @Nullable PersonCard card, Map<UUID, Place> known) {
        return switch (end.kind()) {
            case ADDRESS -> end.words();
            case HOME -> card == null || card.address().isEmpty() ? texts.of("rides.end.home") : card.address();
            case PLACE -> {
                Place place = known.get(end.place());
                yield place == null ? "—" : place.name();
            }
        };
    }
}
