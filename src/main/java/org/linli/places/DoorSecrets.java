package org.linli.places;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.LinkSecrets;
import org.springframework.stereotype.Component;

/** The secrets in the codes of doors: of the place and of the number of the code. */
@Component
class DoorSecrets {

    private static final String PURPOSE = "places.door";
    private static final int ID_BYTES = 16;

    private final LinkSecrets secrets;

    DoorSecrets(LinkSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param number of the code, from 1 */
    String of(UUID place, int number) {
        byte[] subject = ByteBuffer.allocate(ID_BYTES)
                .putLong(place.getMostSignificantBits())
                .putLong(place.getLeastSignificantBits())
                .array();
        return secrets.of(PURPOSE, subject, place + " " + number);
    }

    /** The place that it names; empty for what has not the form of a secret. */
    Optional<UUID> place(String secret) {
        return LinkSecrets.subject(secret, ID_BYTES).map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    boolean isOf(String secret, UUID place, int number) {
        return LinkSecrets.isSame(secret, of(place, number));
    }
}
