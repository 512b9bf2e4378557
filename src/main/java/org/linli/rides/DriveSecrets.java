package org.linli.rides;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.access.Sealing;
import org.springframework.stereotype.Component;

/**
 * The secrets in the links of drivers: the id of the car, the day, and 128 bits that follow from both and from the
 * number of the link by HMAC under the installation's key. No secret lies in the database.
 */
@Component
class DriveSecrets {

    private static final String PURPOSE = "rides.drive";
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[\\w-]{48}");

    private final Sealing sealing;

    DriveSecrets(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What a secret names, whether or not it is right. */
    record Named(UUID vehicle, LocalDate day) {}

    /** @param no of the link, from 1 */
    String of(UUID vehicle, LocalDate day, int no) {
        byte[] secret = ByteBuffer.allocate(ID_BYTES + Integer.BYTES + MAC_BYTES)
                .putLong(vehicle.getMostSignificantBits())
                .putLong(vehicle.getLeastSignificantBits())
                .putInt((int) day.toEpochDay())
                .put(sealing.hash(PURPOSE, vehicle + " " + day + " " + no), 0, MAC_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Empty for what has not the form of a secret. */
    Optional<Named> named(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(secret));
        try {
            return Optional.of(
                    new Named(new UUID(bytes.getLong(), bytes.getLong()), LocalDate.ofEpochDay(bytes.getInt())));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    boolean isOf(String secret, Named named, int no) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                of(named.vehicle(), named.day(), no).getBytes(StandardCharsets.UTF_8));
    }
}
