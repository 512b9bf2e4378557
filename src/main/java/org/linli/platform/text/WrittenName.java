package org.linli.platform.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which signs a name has, of people and of staff: letters of any script with their marks, digits, blanks, · ' - . and
 * brackets. It begins with a letter or digit, so that no spreadsheet program takes it for a formula (OWASP: CSV
 * injection).
 */
public final class WrittenName {

    /**
     * Chinese characters that have no code of their own yet lie in the private area, as in the national lists of names.
     */
    private static final String LETTERS = "\\p{L}\\p{M}\\p{N}\\p{Co}";

    private static final Pattern NO_SIGN_OF_A_NAME =
            Pattern.compile("[^" + LETTERS + " ·•‧・'’.()\\[\\]〔〕【】‐-]|^[^" + LETTERS + "]");

    private WrittenName() {}

    /** The first sign that no name has there; empty when it can be a name. */
    public static Optional<String> misplaced(String name) {
        Matcher found = NO_SIGN_OF_A_NAME.matcher(WrittenText.plain(name));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
