package org.linli.photos;

import java.util.UUID;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows photos to whoever may see what they are of. */
@Service
@Transactional
class PhotoViewing {

    private final Photos photos;
    private final PhotoStore store;
    private final PhotoContentStore contents;
    private final Permissions permissions;
    private final PersonLooks looks;
    private final AuditTrail audit;

    PhotoViewing(
            Photos photos,
            PhotoStore store,
            PhotoContentStore contents,
            Permissions permissions,
            PersonLooks looks,
            AuditTrail audit) {
        this.photos = photos;
        this.store = store;
        this.contents = contents;
        this.permissions = permissions;
        this.looks = looks;
        this.audit = audit;
    }

    /** The whole picture, JPEG; the look is noted. */
    byte[] open(UUID id) {
        Photo photo = visible(id);
        byte[] picture = contents.picture(id).orElseThrow(() -> new NotFound("photo", id));
        PersonId person = photo.person();
        if (person != null) {
            looks.note(person, photo.path(), PersonLooks.On.PHOTO);
        } else {
            audit.record("photo.seen", id.toString(), photo.path(), "");
        }
        return picture;
    }

    /** As it stands small on a page that is noted itself. */
    @Transactional(readOnly = true)
    byte[] small(UUID id) {
        visible(id);
        return contents.thumbnail(id).orElseThrow(() -> new NotFound("photo", id));
    }

    private Photo visible(UUID id) {
        Photo photo = store.find(id).orElseThrow(() -> new NotFound("photo", id));
        permissions.demand(photos.permission(photo));
        return photo;
    }
}
