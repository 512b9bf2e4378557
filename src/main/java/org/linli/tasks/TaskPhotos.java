package org.linli.tasks;

import java.util.Optional;
import java.util.UUID;
import org.linli.photos.PhotoSubject;
import org.linli.photos.PhotoSubjects;
import org.springframework.stereotype.Component;

/** Lets photos be of tasks: of what was found there. */
@Component
class TaskPhotos implements PhotoSubjects {

    private static final String KIND = "task";

    private final TaskStore store;

    TaskPhotos(TaskStore store) {
        this.store = store;
    }

    static PhotoSubject of(TaskId id) {
        return new PhotoSubject(KIND, id.value());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String permission() {
        return Tasks.SEE;
    }

    @Override
    public Optional<Place> place(UUID id) {
        return store.find(TaskId.of(id))
                .map(task -> new Place(task.path(), task.rentalPath(), task.householdId(), task.personId()));
    }
}
