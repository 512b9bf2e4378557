package org.linli.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Secrets in links and printed codes that open something without an account: what the link is about, in the clear, and
 * 128 bits that follow from it by HMAC under the installation's key. A link can be told again, and no secret lies in
 * the database.
 */
@Component
public class LinkSecrets {

    private static final int MAC_BYTES = 16;
    private static final int BITS_OF_LETTER = 6;
    private static final Pattern LETTERS = Pattern.compile("[\\w-]+");

    private final Sealing sealing;

    LinkSecrets(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * @param purpose what links of this kind are for: the same subject has another secret for another purpose
     * @param subject what the link is about, at a length of its kind
     * @param from from what the secret follows; it holds the subject, and a number that makes a new link another one
     * @return letters, digits, - and _
     */
    public String of(String purpose, byte[] subject, String from) {
        byte[] secret = ByteBuffer.allocate(subject.length + MAC_BYTES)
                .put(subject)
                .put(sealing.hash(purpose, from), 0, MAC_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What a secret is about, whether or not it is right; empty for what has not the form of one. */
    public static Optional<ByteBuffer> subject(String secret, int subjectBytes) {
        int bytes = subjectBytes + MAC_BYTES;
        int letters = Math.ceilDiv(bytes * Byte.SIZE, BITS_OF_LETTER);
        if (secret.length() != letters || !LETTERS.matcher(secret).matches()) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(Arrays.copyOf(Base64.getUrlDecoder().decode(secret), subjectBytes)));
    }

    /** Takes as long for a wrong secret as for the right one. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
