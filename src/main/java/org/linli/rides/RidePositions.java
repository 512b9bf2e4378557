package org.linli.rides;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.territory.Area;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Position;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Where rides begin and end on the map: a home of which only the cell is known lies in the middle of it. */
@Component
class RidePositions {

    private final People people;
    private final RideEnds ends;
    private final Territory territory;

    RidePositions(People people, RideEnds ends, Territory territory) {
        this.people = people;
        this.ends = ends;
        this.territory = territory;
    }

    /**
     * The ends of a ride.
     *
     * @param from null where it is not known
     * @param to null where it is not known
     */
    record Ends(@Nullable Position from, @Nullable Position to) {}

    /** By ride. */
    Map<UUID, Ends> of(Collection<Ride> rides) {
        Map<UUID, Place> places = ends.places(rides);
        Map<PersonId, PersonCard> cards =
                people.cards(rides.stream().map(Ride::person).distinct().toList());
        Map<DwellingId, Dwelling> homes = territory.dwellings(cards.values().stream()
                .map(PersonCard::dwelling)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var known = new HashMap<UUID, @Nullable Position>();
        var found = new HashMap<UUID, Ends>();
        for (Ride ride : rides) {
            PersonCard card = cards.get(ride.person());
            Dwelling home = card == null || card.dwelling() == null ? null : homes.get(card.dwelling());
            Position at = home == null
                    ? middle(ride.path()).orElse(null)
                    : known.computeIfAbsent(home.building().value(), any -> home(home));
            found.put(ride.id(), new Ends(position(ride.from(), at, places), position(ride.to(), at, places)));
        }
        return found;
    }

    private @Nullable Position home(Dwelling home) {
        Position at = territory.building(home.building()).position();
        return at == null ? middle(home.path()).orElse(null) : at;
    }

    private @Nullable Position position(RideEnd end, @Nullable Position home, Map<UUID, Place> places) {
        return switch (end.kind()) {
            case HOME -> home;
            case ADDRESS -> end.position();
            case PLACE ->
                Optional.ofNullable(places.get(end.place()))
                        .map(Place::position)
                        .orElse(null);
        };
    }

    /** Of the smallest area around that the map knows. */
    Optional<Position> middle(AreaPath path) {
        Optional<AreaPath> around = Optional.of(path);
        while (around.isPresent()) {
            Area area = territory.areas(List.of(around.get())).get(around.get());
            if (area != null && area.center() != null) {
                return Optional.of(area.center());
            }
            around = around.get().parent();
        }
        return Optional.empty();
    }
}
