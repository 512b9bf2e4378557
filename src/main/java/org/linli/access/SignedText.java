package org.linli.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Texts that are left with a browser and are believed only as they were given to it. Readable to whoever has them. */
@Component
class SignedText {

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Sealing sealing;

    SignedText(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * The text with its mark; made of letters, digits, {@code -}, {@code _} and one dot.
     *
     * @param purpose what it is for; needed again to open it
     */
    String sign(String purpose, String text) {
        return TO_TEXT.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "." + mark(purpose, text);
    }

    /** The text that was signed for this purpose; empty where it was not signed here. */
    Optional<String> open(String purpose, String signed) {
        int dot = signed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(signed.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] is = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
            byte[] wanted = mark(purpose, text).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(is, wanted) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** The mark alone: the same for the same text and purpose, and made by nobody without the key. */
    String mark(String purpose, String text) {
        return TO_TEXT.encodeToString(sealing.hash("signed " + purpose, text));
    }
}
