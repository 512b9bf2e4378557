package org.linli.photos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Photos that are about somebody, as lines of their story: one for what somebody took of one thing. */
@Component
class PhotoTimeline implements TimelineSource {

    private final PhotoStore store;
    private final ObjectProvider<PhotoSubjects> subjects;
    private final Permissions permissions;

    PhotoTimeline(PhotoStore store, ObjectProvider<PhotoSubjects> subjects, Permissions permissions) {
        this.store = store;
        this.subjects = subjects;
        this.permissions = permissions;
    }

    private record Taken(PhotoSubject subject, @Nullable UUID by) {}

    @Override
    public List<TimelineEntry> of(PersonId person) {
        if (!permissions.held(Photos.SEE)) {
            return List.of();
        }
        Map<Taken, List<Photo>> groups = new LinkedHashMap<>();
        store.ofPerson(person)
                .forEach(photo -> groups.computeIfAbsent(
                                new Taken(photo.subject(), photo.account()), taken -> new ArrayList<>())
                        .add(photo));
        List<TimelineEntry> entries = new ArrayList<>();
        groups.forEach((taken, photos) -> subjects.stream()
                .filter(kind -> kind.kind().equals(taken.subject().kind()) && permissions.held(kind.permission()))
                .forEach(kind -> entries.add(entry(taken, photos, kind))));
        return entries;
    }

    private static TimelineEntry entry(Taken taken, List<Photo> photos, PhotoSubjects kind) {
        return new TimelineEntry(
                photos.getFirst().takenAt(),
                "camera",
                "photos.story",
                List.of(photos.size()),
                taken.by(),
                null,
                kind.page(taken.subject().id()),
                photos.stream().map(Photo::id).toList());
    }
}
