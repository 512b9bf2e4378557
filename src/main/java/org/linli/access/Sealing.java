package org.linli.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts what identifies people before it reaches the database or a disk (AES-256-GCM), and makes the keyed hashes
 * (HMAC-SHA-256) by which it can still be looked up. Thread-safe. A value sealed for one purpose does not open for
 * another.
 */
@Component
public class Sealing {

    private final Aead values;
    private final StreamingAead files;
    private final Mac hashes;

    Sealing(KeyFile keys) {
        try {
            this.values = primitive(keys.values(), Aead.class);
            this.files = primitive(keys.files(), StreamingAead.class);
            this.hashes = primitive(keys.hashes(), Mac.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key file cannot be used", e);
        }
    }

    private static <P> P primitive(KeysetHandle keys, Class<P> kind) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), kind);
    }

    /**
     * Seals {@code text}.
     *
     * @param purpose what the value is, such as {@code phone}; needed again to open it
     */
    public byte[] seal(String purpose, String text) {
        return sealBytes(purpose, bytes(text));
    }

    /** Seals bytes, such as of a picture, as {@link #seal(String, String)} does a text. */
    public byte[] sealBytes(String purpose, byte[] content) {
        try {
            return values.encrypt(content, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not seal a " + purpose, e);
        }
    }

    /** Opens what {@link #sealBytes} made; throws {@link IllegalStateException} when it was tampered with. */
    public byte[] openBytes(String purpose, byte[] sealed) {
        try {
            return values.decrypt(sealed, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed " + purpose + " does not open with this installation's key", e);
        }
    }

    /** Seals {@code text} unless it is null. */
    public byte @Nullable [] sealNullable(String purpose, @Nullable String text) {
        return text == null ? null : seal(purpose, text);
    }

    /** Opens what {@link #seal} made; throws {@link IllegalStateException} when it was tampered with. */
    public String open(String purpose, byte[] sealed) {
        return new String(openBytes(purpose, sealed), StandardCharsets.UTF_8);
    }

    /** The same for the same text and purpose, and useless without the key: for equality look-ups. 32 bytes. */
    public byte[] hash(String purpose, String text) {
        try {
            return hashes.computeMac(bytes(purpose + "\n" + text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not hash a " + purpose, e);
        }
    }

    /** Writes through it arrive sealed in {@code target}; close it to finish. */
    public OutputStream sealing(OutputStream target, String purpose) throws IOException {
        try {
            return files.newEncryptingStream(target, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not seal a file", e);
        }
    }

    /** Reads what {@link #sealing} wrote; fails with an {@link IOException} when it was tampered with. */
    public InputStream opening(InputStream source, String purpose) throws IOException {
        try {
            return files.newDecryptingStream(source, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IOException("A sealed file does not open with this installation's key", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
