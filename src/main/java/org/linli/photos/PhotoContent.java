package org.linli.photos;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.linli.platform.Refused;

/**
 * What a photo is to be, byte for byte, as it is sent.
 *
 * @param size bytes
 * @param sha256 in hex
 */
public record PhotoContent(int size, String sha256) {

    /** Bytes of a photo, at most. */
    static final int LARGEST = 2 * 1024 * 1024;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public PhotoContent {
        if (size < 1 || size > LARGEST) {
            throw Refused.of("size", "photos.size", LARGEST / (1024 * 1024));
        }
        if (!HASH.matcher(sha256).matches()) {
            throw Refused.of("sha256", "photos.sha256");
        }
    }

    static PhotoContent of(byte[] content) {
        return new PhotoContent(content.length, HexFormat.of().formatHex(hash(content)));
    }

    boolean isOf(byte[] content) {
        return content.length == size && HexFormat.of().formatHex(hash(content)).equals(sha256);
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
