package org.linli.places;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.access.Sealing;
import org.springframework.stereotype.Component;

/**
 * The secrets in the codes of doors: the id of the place and 128 bits that follow from it and from the number of the
 * code by HMAC under the installation's key. A code can be printed again, and no secret lies in the database.
 */
@Component
class DoorSecrets {

    private static final String PURPOSE = "places.door";
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[\\w-]{43}");

    private final Sealing sealing;

    DoorSecrets(Sealing sealing) {
        this.sealing = sealing;
    }

    /** @param number of the code, from 1 */
    String of(UUID place, int number) {
        byte[] secret = ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .putLong(place.getMostSignificantBits())
                .putLong(place.getLeastSignificantBits())
                .put(sealing.hash(PURPOSE, place + " " + number), 0, MAC_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The place that it names; empty for what has not the form of a secret. */
    Optional<UUID> place(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(secret));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }

    boolean isOf(String secret, UUID place, int number) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), of(place, number).getBytes(StandardCharsets.UTF_8));
    }
}
