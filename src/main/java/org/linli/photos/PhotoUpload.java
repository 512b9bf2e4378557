package org.linli.photos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Sealing;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes a photo that comes as a file with a form of a page. */
@Component
public class PhotoUpload {

    private static final int MEGABYTE = 1024 * 1024;

    private final Photos photos;
    private final Sealing sealing;

    PhotoUpload(Photos photos, Sealing sealing) {
        this.photos = photos;
        this.sealing = sealing;
    }

    /**
     * Stores it and gives its id, which follows from what it is, so that the same file sent again is the same photo.
     *
     * @param field of the form, which refusals are told beside
     * @throws Refused where it is no photo, or too large
     */
    public UUID take(MultipartFile file, PhotoSubject subject, String field) {
        if (file.getSize() > Photos.LARGEST) {
            throw Refused.of(field, "photos.size", Photos.LARGEST / MEGABYTE);
        }
        try {
            return put(subject, file.getBytes());
        } catch (Refused refused) {
            throw refused.under(field);
        } catch (IOException gone) {
            throw new UncheckedIOException("An upload could not be read", gone);
        }
    }

    /**
     * Stores and keeps one of whoever has no account, as the program itself; the same photo sent again is the same.
     *
     * @throws Refused where it is no photo, or too large
     */
    public UUID takeUnsigned(byte[] content, PhotoSubject subject) {
        UUID id = id("door", subject, content);
        photos.putUnsigned(id, subject, content);
        return id;
    }

    private UUID put(PhotoSubject subject, byte[] content) {
        UUID id = id(Acting.now().account().toString(), subject, content);
        photos.put(id, subject, content);
        return id;
    }

    private UUID id(String whose, PhotoSubject subject, byte[] content) {
        String what = whose + " " + subject.id() + " " + HexFormat.of().formatHex(content);
        byte[] mark = sealing.hash("photo-upload", what);
        return UUID.nameUUIDFromBytes(HexFormat.of().formatHex(mark).getBytes(StandardCharsets.US_ASCII));
    }
}
