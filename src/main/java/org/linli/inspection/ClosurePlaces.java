package org.linli.inspection;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.linli.places.Place;
import org.linli.places.PlaceClosings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the register what is closed. */
@Component
class ClosurePlaces implements PlaceClosings {

    private final ClosureStore store;

    ClosurePlaces(ClosureStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public Predicate<Place> closedOn(LocalDate day) {
        return store.closed(day)::has;
    }
}
