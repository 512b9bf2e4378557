package org.linli.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two sets of figures are the same, so that nobody signs numbers other than those on their page. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(List<Figure> figures) {
        var text = new StringBuilder();
        figures.forEach(figure -> text.append(figure.counter().key())
                .append('=')
                .append(figure.value())
                .append(figure.parts())
                .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
