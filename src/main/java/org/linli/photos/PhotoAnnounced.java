package org.linli.photos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo that is about to be sent.
 *
 * @param id made on the phone
 * @param device the phone
 * @param phoneAt when it was taken, by the phone's clock; null where there was no phone
 * @param takenAt the same as corrected by how much that was off
 */
public record PhotoAnnounced(
        UUID id,
        @Nullable UUID device,
        PhotoSubject subject,
        @Nullable Instant phoneAt,
        Instant takenAt,
        PhotoContent content) {}
