package org.linli.rides;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonSection;
import org.linli.places.Place;
import org.springframework.stereotype.Component;

/** The last rides of somebody, on their page. */
@Component
class RideSection implements PersonSection {

    private static final int SHOWN = 6;

    private final RideRequests requests;
    private final RideEnds ends;
    private final People people;

    RideSection(RideRequests requests, RideEnds ends, People people) {
        this.requests = requests;
        this.ends = ends;
        this.people = people;
    }

    /** A ride in words. */
    record Line(Ride ride, String from, String to) {}

    /** What is drawn. */
    record Shown(PersonId person, List<Line> lines) {}

    @Override
    public String permission() {
        return RideRequests.SEE;
    }

    @Override
    public String template() {
        return "rides/parts";
    }

    @Override
    public Shown of(PersonId person) {
        List<Ride> rides = requests.of(person, SHOWN);
        if (rides.isEmpty()) {
            return new Shown(person, List.of());
        }
        PersonCard card = people.cards(List.of(person)).get(person);
        Map<UUID, Place> known = ends.places(rides);
        return new Shown(
                person,
                rides.stream()
                        .map(ride -> new Line(
                                ride, ends.words(ride.from(), card, known), ends.words(ride.to(), card, known)))
                        .toList());
    }
}
