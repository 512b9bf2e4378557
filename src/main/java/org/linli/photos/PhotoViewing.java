package org.linli.photos;

import java.util.UUID;
import org.linli.access.Permissions;
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
    private final PhotoLooks looks;

    PhotoViewing(
            Photos photos, PhotoStore store, PhotoContentStore contents, Permissions permissions, PhotoLooks looks) {
        this.photos = photos;
        this.store = store;
        this.contents = contents;
        this.permissions = permissions;
        this.looks = looks;
    }

    /** The whole picture, JPEG; the look is noted. */
    byte[] open(UUID id) {
        Photo photo = visible(id);
        byte[] picture = contents.picture(id).orElseThrow(() -> new NotFound("photo", id));
        looks.note(photo);
        return picture;
    }

    /** As it stands small on a page, beside others; a look is noted now and then. */
    byte[] small(UUID id) {
        Photo photo = visible(id);
        byte[] picture = contents.thumbnail(id).orElseThrow(() -> new NotFound("photo", id));
        looks.noteHourly(photo);
        return picture;
    }

    private Photo visible(UUID id) {
        Photo photo = store.find(id).orElseThrow(() -> new NotFound("photo", id));
        permissions.demand(photos.permission(photo));
        return photo;
    }
}
