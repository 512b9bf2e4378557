package org.linli.arrangements;

import java.util.List;
import java.util.stream.Stream;
import org.linli.care.Measures;
import org.linli.care.MeasuresBegun;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks what becomes of those at home as soon as somebody is confined, or somebody leaves a home where others are, and
 * lets arrangements follow their homes.
 */
@Component
class ArrangementStart {

    private final Arrangements arrangements;
    private final ArrangementStore store;
    private final People people;
    private final Measures measures;

    ArrangementStart(Arrangements arrangements, ArrangementStore store, People people, Measures measures) {
        this.arrangements = arrangements;
        this.store = store;
        this.people = people;
        this.measures = measures;
    }

    @EventListener
    void begun(MeasuresBegun event) {
        arrangements.look(event.measures());
    }

    @EventListener
    void moved(PersonMoved event) {
        look(Stream.of(event.from(), event.household()));
    }

    @EventListener
    void moved(PeopleMoved event) {
        look(event.moves().stream().flatMap(move -> Stream.of(move.from(), move.household())));
    }

    @EventListener
    void gone(PersonGone event) {
        look(Stream.of(people.get(event.person()).household()));
    }

    private void look(Stream<HouseholdId> households) {
        List<PersonId> here = people.livingIn(households.distinct().toList());
        arrangements.look(measures.active(here).values());
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
