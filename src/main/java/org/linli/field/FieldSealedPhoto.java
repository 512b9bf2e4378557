package org.linli.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo that a device could not send before it cleared itself. What it shows stays on the device, encrypted with a
 * key of its own; only that key and what the photo is of are sealed.
 *
 * @param id of the photo
 * @param sealed an {@link Opened}; see {@link FieldSealKeys}
 */
@Schema(name = "FieldSealedPhoto")
record FieldSealedPhoto(@Nullable UUID id, FieldSealedEntry.@Nullable Box sealed) {

    /**
     * What was sealed, given back to whoever took it.
     *
     * @param device that sealed it
     * @param task that it is of
     * @param takenAt by the device's clock
     * @param size bytes
     * @param sha256 in hex
     * @param key what it is encrypted with on the device, in Base64
     */
    @Schema(name = "FieldOpenedPhoto")
    record Opened(
            @Nullable UUID device,
            @Nullable UUID id,
            @Nullable UUID task,
            @Nullable Instant takenAt,
            @Nullable Integer size,
            @Nullable String sha256,
            @Nullable String key) {}
}
