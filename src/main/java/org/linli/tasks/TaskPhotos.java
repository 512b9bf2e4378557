package org.linli.tasks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.access.Permissions;
import org.linli.photos.Photo;
import org.linli.photos.PhotoSubject;
import org.linli.photos.PhotoSubjects;
import org.linli.photos.Photos;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/** Photos of tasks: of what was found there. */
@Component
class TaskPhotos implements PhotoSubjects {

    private static final String KIND = "task";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private final TaskStore store;
    private final Photos photos;
    private final Permissions permissions;
    private final BusinessClock clock;

    TaskPhotos(TaskStore store, Photos photos, Permissions permissions, BusinessClock clock) {
        this.store = store;
        this.photos = photos;
        this.permissions = permissions;
        this.clock = clock;
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
    public String page(UUID id) {
        return "/tasks/" + id;
    }

    @Override
    public Optional<Place> place(UUID id) {
        return store.find(TaskId.of(id))
                .map(task -> new Place(task.path(), task.rentalPath(), task.householdId(), task.personId()));
    }

    /**
     * Keeps the photos that answers name with their task.
     *
     * @throws Refused under the field that names one of somebody else, or of something else
     */
    void keep(Task task, TaskForm form, Answers answers, Instant at) {
        for (TaskField field : form.fields()) {
            List<UUID> ids = field.type() == TaskField.Type.PHOTO ? answers.photos(field.name()) : List.of();
            if (ids.isEmpty()) {
                continue;
            }
            try {
                photos.keep(of(task.id()), ids, at);
            } catch (Refused refused) {
                throw refused.under(field.name());
            }
        }
    }

    /** A photo as a page shows it. */
    record Shown(UUID id, Photo.State state) {}

    /** Those of one completion, in the order of its answers; none for whoever may not see photos. */
    List<Shown> of(TaskForm form, Completion completion) {
        List<UUID> ids = form.fields().stream()
                .filter(field -> field.type() == TaskField.Type.PHOTO)
                .flatMap(field -> completion.answers().photos(field.name()).stream())
                .toList();
        Map<UUID, Photo> known = known(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(photo -> new Shown(photo.id(), photo.stateAt(clock.now())))
                .toList();
    }

    /** Most forms ask for none: then nothing is asked of the database. */
    private Map<UUID, Photo> known(List<UUID> ids) {
        return ids.isEmpty() || !permissions.held(Photos.SEE) ? Map.of() : photos.of(ids);
    }

    /** Of all that was typed, the ids of photos that can be shown. */
    Set<String> arrived(Collection<List<String>> typed) {
        List<UUID> ids = typed.stream()
                .flatMap(List::stream)
                .filter(text -> ID.matcher(text).matches())
                .map(UUID::fromString)
                .toList();
        return known(ids).values().stream()
                .filter(photo -> photo.arrivedAt() != null)
                .map(photo -> photo.id().toString())
                .collect(Collectors.toSet());
    }
}
