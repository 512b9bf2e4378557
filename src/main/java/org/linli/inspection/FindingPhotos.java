package org.linli.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.access.Permissions;
import org.linli.photos.PhotoSubject;
import org.linli.photos.PhotoUpload;
import org.linli.photos.Photos;
import org.linli.places.Place;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos of what a shop has put right, which it sends through the code at its door. */
@Service
@Transactional
public class FindingPhotos {

    /** Photos of one finding. */
    static final int MOST = 3;

    /** Photos that come through one door in a day. */
    static final int MOST_A_DAY = 12;

    private final FindingStore store;
    private final Photos photos;
    private final PhotoUpload uploads;
    private final Permissions permissions;
    private final BusinessClock clock;

    FindingPhotos(
            FindingStore store, Photos photos, PhotoUpload uploads, Permissions permissions, BusinessClock clock) {
        this.store = store;
        this.photos = photos;
        this.uploads = uploads;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Those of a finding, the earliest first; none for whoever may see none. */
    @Transactional(readOnly = true)
    public List<UUID> of(UUID finding) {
        return permissions.held(Photos.SEE) ? photos.of(subject(finding)) : List.of();
    }

    /** How many of a finding have come. */
    @Transactional(readOnly = true)
    int count(UUID finding) {
        return photos.of(subject(finding)).size();
    }

    /**
     * Whether one more is taken of what lasts at a place.
     *
     * @throws NotFound for a finding of another place, or one that is over
     * @throws Refused where there are as many as are taken
     */
    void demandRoom(Place place, UUID finding) {
        List<UUID> lasting = store.lasting(place.id()).stream().map(Finding::id).toList();
        if (!lasting.contains(finding)) {
            throw new NotFound("finding", finding);
        }
        if (count(finding) >= MOST) {
            throw Refused.of("photo", "inspection.door.photo.enough", MOST);
        }
        Instant midnight = clock.startOf(clock.today());
        List<UUID> all = store.of(place.id(), MOST_A_DAY * MOST).stream()
                .map(Finding::id)
                .toList();
        if (photos.countUnsigned(FindingPhotoSubjects.KIND, all, midnight) >= MOST_A_DAY) {
            throw Refused.of("photo", "inspection.door.photo.many", MOST_A_DAY);
        }
    }

    /**
     * Keeps one of what lasts at a place; those who send through one door take turns.
     *
     * @throws Refused for what is no photo, and where there are as many as are taken
     */
    void take(Place place, UUID finding, byte[] jpeg) {
        demandRoom(place, finding);
        uploads.takeUnsigned(jpeg, subject(finding));
    }

    private static PhotoSubject subject(UUID finding) {
        return new PhotoSubject(FindingPhotoSubjects.KIND, finding);
    }
}
