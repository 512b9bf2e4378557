package org.linli.identity;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenName;
import org.linli.platform.text.WrittenText;

/**
 * A name as somebody writes it.
 *
 * @param text not empty
 */
public record PersonName(String text) {

    /** Most characters that are kept. */
    public static final int LONGEST = 60;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    /**
     * Reads a name, by one rule in forms, files and the API: 1 to {@value #LONGEST} characters with a letter among them
     * and no digit, which would be somebody's number in the wrong place, and with the signs of a {@link WrittenName}
     * only; a Chinese one without blanks.
     */
    public static Parsed<PersonName> read(String written) {
        String plain = WrittenText.plain(written);
        String name = HAN.matcher(plain).find() ? plain.replace(" ", "") : plain;
        if (name.isEmpty()) {
            return Parsed.refused("people.name.missing");
        }
        if (name.length() > LONGEST) {
            return Parsed.refused("people.name.long", LONGEST);
        }
        if (name.codePoints().noneMatch(Character::isLetter)
                || DIGIT.matcher(name).find()) {
            return Parsed.refused("people.name.none");
        }
        return WrittenName.misplaced(name)
                .<Parsed<PersonName>>map(sign -> Parsed.refused("people.name.sign", sign))
                .orElseGet(() -> Parsed.good(new PersonName(name)));
    }

    /**
     * The name as it is kept.
     *
     * @throws Refused with a problem on {@code name}
     */
    public static String taken(String written) {
        return switch (read(written)) {
            case Parsed.Good<PersonName>(PersonName name) -> name.text;
            case Parsed.Refused<PersonName> refused -> throw new Refused(List.of(refused.problem("name")));
        };
    }

    /** A name as it is compared with another: without blanks and case. */
    public static String folded(String name) {
        return WrittenText.joined(name).toLowerCase(Locale.ROOT);
    }

    public PersonName {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A name is not empty");
        }
    }

    /** Whether the other is the same name, blanks and case aside. */
    public boolean is(PersonName other) {
        return folded(text).equals(folded(other.text));
    }

    /** As much as it takes to be reminded of somebody, and not to learn who it is: 王某, J…. */
    public String masked() {
        int first = text.strip().codePointAt(0);
        return Character.toString(first) + (Character.isIdeographic(first) ? "某" : "…");
    }

    /** Masked, so that a name does not end in a log. */
    @Override
    public String toString() {
        return masked();
    }
}
