package org.linli.platform.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Written text made comparable. */
public final class Written {

    /** Blanks of all kinds, and the invisible marks that come along when text is copied from chats and web pages. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");

    private Written() {}

    /** Full-width letters, digits and signs made narrow (NFKC), blanks and invisible marks made one blank, none at the ends. */
    public static String plain(String written) {
        return BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** {@link #plain} without any blank. */
    public static String joined(String written) {
        return plain(written).replace(" ", "");
    }
}
