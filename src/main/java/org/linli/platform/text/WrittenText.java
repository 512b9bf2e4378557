package org.linli.platform.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Written text made comparable. */
public final class WrittenText {

    /** Blanks of all kinds, and the invisible marks that come along when text is copied from chats and web pages. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");

    /** Controls other than tab and line ends, and marks that hide text or turn its direction. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]");

    /** What a pattern may take as more than the character that it is. */
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final char REPLACEMENT = '\uFFFD';

    private WrittenText() {}

    /**
     * Whether it is text: no half of a character (a lone surrogate), and nothing that had to be replaced since it was
     * not UTF-8.
     */
    public static boolean isReadable(String written) {
        for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
            int c = written.codePointAt(i);
            if (c == REPLACEMENT || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Without what nobody sees and somebody may mean to deceive with: NUL and other controls, zero-width characters,
     * marks that turn the direction of writing (Unicode TR 36). Tabs and line ends stay.
     */
    public static String clean(String written) {
        return UNSEEN.matcher(written).replaceAll("");
    }

    /** What was typed into a field, without blanks around it; empty where nothing was. */
    public static String typed(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    /**
     * Full-width letters, digits and signs made narrow (NFKC), blanks and invisible marks made one blank, none at the
     * ends.
     */
    public static String plain(String written) {
        return BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /**
     * A pattern of PostgreSQL that finds a part of an address, none of which begins in the middle of a number: 4号 is
     * not found in 14号.
     */
    public static String partOfAddress(String written) {
        String quoted = NO_WORD.matcher(written).replaceAll("\\\\$0");
        return written.isEmpty() || !Character.isDigit(written.charAt(0)) ? quoted : "(^|[^0-9])" + quoted;
    }

    /** {@link #plain} without any blank. */
    public static String joined(String written) {
        return plain(written).replace(" ", "");
    }
}
