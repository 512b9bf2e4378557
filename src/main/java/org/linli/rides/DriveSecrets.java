package org.linli.rides;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.LinkSecrets;
import org.springframework.stereotype.Component;

/** The secrets in the links of drivers: of the car, of the day and of the number of the link. */
@Component
class DriveSecrets {

    private static final String PURPOSE = "rides.drive";
    private static final int SUBJECT_BYTES = 16 + Integer.BYTES;

    private final LinkSecrets secrets;

    DriveSecrets(LinkSecrets secrets) {
        this.secrets = secrets;
    }

    /** What a secret names, whether or not it is right. */
    record Named(UUID vehicle, LocalDate day) {}

    /** @param no of the link, from 1 */
    String of(UUID vehicle, LocalDate day, int no) {
        byte[] subject = ByteBuffer.allocate(SUBJECT_BYTES)
                .putLong(vehicle.getMostSignificantBits())
                .putLong(vehicle.getLeastSignificantBits())
                .putInt((int) day.toEpochDay())
                .array();
        return secrets.of(PURPOSE, subject, vehicle + " " + day + " " + no);
    }

    /** Empty for what has not the form of a secret. */
    Optional<Named> named(String secret) {
        return LinkSecrets.subject(secret, SUBJECT_BYTES).flatMap(DriveSecrets::named);
    }

    private static Optional<Named> named(ByteBuffer bytes) {
        try {
            return Optional.of(
                    new Named(new UUID(bytes.getLong(), bytes.getLong()), LocalDate.ofEpochDay(bytes.getInt())));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    boolean isOf(String secret, Named named, int no) {
        return LinkSecrets.isSame(secret, of(named.vehicle(), named.day(), no));
    }
}
