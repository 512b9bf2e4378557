package org.linli.duty;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.linli.access.Sealing;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * The code that a post shows: whoever types it was there within the last two minutes. It follows from the post and the
 * minute by HMAC under the installation's key, so that no secret of a post lies in the database.
 */
@Component
class PostCodes {

    private static final String PURPOSE = "duty.code";

    private static final BigInteger CODES = BigInteger.valueOf(1_000_000);

    private final Sealing sealing;
    private final BusinessClock clock;

    PostCodes(Sealing sealing, BusinessClock clock) {
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * A code.
     *
     * @param digits six
     * @param until the moment at which the next one is shown
     */
    record Shown(String digits, Instant until) {}

    Shown shown(UUID post) {
        Instant minute = minute();
        return new Shown(digits(post, minute), minute.plus(1, ChronoUnit.MINUTES));
    }

    /** The present code and the one before: it changes while somebody types. */
    boolean accepts(UUID post, String typed) {
        byte[] digits = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .getBytes(StandardCharsets.UTF_8);
        Instant minute = minute();
        return isOf(digits, post, minute) | isOf(digits, post, minute.minus(1, ChronoUnit.MINUTES));
    }

    private boolean isOf(byte[] typed, UUID post, Instant minute) {
        return MessageDigest.isEqual(typed, digits(post, minute).getBytes(StandardCharsets.UTF_8));
    }

    private Instant minute() {
        return clock.now().truncatedTo(ChronoUnit.MINUTES);
    }

    private String digits(UUID post, Instant minute) {
        byte[] mac = sealing.hash(PURPOSE, post + " " + minute.getEpochSecond());
        return "%06d".formatted(new BigInteger(1, mac).mod(CODES));
    }
}
