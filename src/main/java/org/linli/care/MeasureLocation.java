package org.linli.care;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.Texts;
import org.linli.tasks.Tasks;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps measures where the people are: the register and the area tree say where that is. */
@Component
class MeasureLocation {

    private final MeasureStore store;
    private final MeasureSuccession superseding;
    private final MeasureChange moving;
    private final MeasureTransfer transferring;
    private final Tasks tasks;
    private final Texts texts;

    MeasureLocation(
            MeasureStore store,
            MeasureSuccession superseding,
            MeasureChange moving,
            MeasureTransfer transferring,
            Tasks tasks,
            Texts texts) {
        this.tasks = tasks;
        this.store = store;
        this.superseding = superseding;
        this.moving = moving;
        this.transferring = transferring;
        this.texts = texts;
    }

    /** Whoever the register says to live elsewhere is looked after there; in the same cell by the same worker. */
    @EventListener
    void moved(PersonMoved event) {
        superseding.settle(event.person());
        for (Measure measure : store.active(List.of(event.person()))) {
            boolean samePlace =
                    measure.path().equals(event.path()) && Objects.equals(measure.rentalPath(), event.rentalPath());
            if (samePlace) {
                store.rehouse(measure.id(), event.household());
                tasks.rehouse(measure.id().value(), event.household());
            } else {
                transferring.transfer(
                        measure,
                        event.path(),
                        event.rentalPath(),
                        event.household(),
                        texts.of("care.reason.register.moved"));
            }
        }
    }

    /** As for one; most of many are under no measure, and nothing is to be done for them. */
    @EventListener
    void moved(PeopleMoved event) {
        Set<PersonId> under = store
                .active(event.moves().stream().map(PersonMoved::person).toList())
                .stream()
                .map(Measure::personId)
                .collect(Collectors.toSet());
        event.moves().stream().filter(move -> under.contains(move.person())).forEach(this::moved);
    }

    /** Whoever died or moved away is under no measure here any more. */
    @EventListener
    void gone(PersonGone event) {
        for (Measure measure : store.active(List.of(event.person()))) {
            if (event.died()) {
                moving.died(measure, event.on(), texts.of("care.reason.register.gone"));
            } else {
                moving.endEarly(measure, texts.of("care.reason.register.gone"));
            }
        }
    }

    /** A home that comes to lie in another cell takes its measures along; nobody has moved. */
    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
