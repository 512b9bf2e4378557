package org.linli.inspection;

import java.util.Optional;
import java.util.UUID;
import org.linli.photos.PhotoSubjects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Photos of what was put right are seen by whoever sees the finding. */
@Component
class FindingPhotoSubjects implements PhotoSubjects {

    static final String KIND = "finding";

    private final FindingStore store;

    FindingPhotoSubjects(FindingStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String permission() {
        return Rounds.SEE;
    }

    @Override
    public String page(UUID id) {
        return FindingPages.PATH + "/" + id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> place(UUID id) {
        return store.find(id).map(finding -> new Place(finding.path(), null, null, null));
    }
}
