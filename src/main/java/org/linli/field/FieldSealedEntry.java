package org.linli.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a device could not send before it cleared itself, as it kept it: sealed, so that only the server
 * reads it.
 *
 * @param id of the entry
 * @param sealed its content; see {@link FieldSealKeys}
 */
@Schema(name = "FieldSealedEntry")
record FieldSealedEntry(@Nullable UUID id, @Nullable Box sealed) {

    /**
     * What was sealed, each part in Base64.
     *
     * @param point public key of the one time that it was sealed, an uncompressed point of P-256
     * @param iv 12 bytes
     * @param data encrypted, with the mark of AES-GCM behind it
     */
    @Schema(name = "FieldSealedBox")
    record Box(
            @Nullable String point,
            @Nullable String iv,
            @Nullable String data) {}
}
