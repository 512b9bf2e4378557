package org.linli.places;

import java.util.Optional;
import java.util.UUID;
import org.linli.photos.PhotoSubjects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Photos of places are seen by whoever sees the place. */
@Component
class PlacePhotoSubjects implements PhotoSubjects {

    static final String KIND = "place";

    private final PlaceStore store;

    PlacePhotoSubjects(PlaceStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String permission() {
        return Places.SEE;
    }

    @Override
    public String page(UUID id) {
        return PlaceListPages.PATH + "/" + id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> place(UUID id) {
        return store.place(id).map(place -> new Place(place.path(), null, null, null));
    }
}
