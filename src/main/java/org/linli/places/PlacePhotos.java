package org.linli.places;

import java.util.List;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.photos.PhotoSubject;
import org.linli.photos.PhotoUpload;
import org.linli.photos.Photos;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Photos of places: how they look, so that whoever comes knows them again. */
@Service
@Transactional
public class PlacePhotos {

    /** Photograph places. */
    public static final String ADD = "places.photo";

    /** Photos of one place. */
    static final int MOST = 12;

    static final String FIELD = "photos";

    private final PlaceStore store;
    private final Photos photos;
    private final PhotoUpload uploads;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PlacePhotos(
            PlaceStore store,
            Photos photos,
            PhotoUpload uploads,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.photos = photos;
        this.uploads = uploads;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The photos of a place; none for whoever may see none. */
    @Transactional(readOnly = true)
    public List<UUID> of(Place place) {
        return permissions.held(Photos.SEE) ? photos.of(subject(place.id())) : List.of();
    }

    /**
     * Adds photos to a place in the area of whoever acts.
     *
     * @throws Refused for none, one too many, and for what is no photo
     */
    public void add(UUID id, List<MultipartFile> files) {
        permissions.demand(ADD);
        Place place = store.held(id).orElseThrow(() -> new NotFound("place", id));
        Acting.demandSight(place.path());
        PhotoSubject subject = subject(id);
        List<UUID> known = photos.of(subject);
        List<UUID> taken = files.stream()
                .filter(file -> !file.isEmpty())
                .map(file -> uploads.take(file, subject, FIELD))
                .filter(photo -> !known.contains(photo))
                .distinct()
                .toList();
        if (known.size() + taken.size() > MOST) {
            throw Refused.of(FIELD, "place.photos.many", MOST);
        }
        if (taken.isEmpty()) {
            throw Refused.of(FIELD, "place.photos.choose");
        }
        photos.keep(subject, taken, clock.now());
        store.note(
                Ids.next(),
                place,
                new PlaceEvent(
                        PlaceEvent.Kind.PHOTOGRAPHED,
                        List.of(),
                        clock.now(),
                        Acting.now().id()));
        audit.record("places.photographed", id.toString(), place.path(), place.name());
    }

    private static PhotoSubject subject(UUID place) {
        return new PhotoSubject(PlacePhotoSubjects.KIND, place);
    }
}
