package org.linli.people;

import java.util.List;
import java.util.regex.Pattern;
import org.linli.platform.Refused;
import org.linli.platform.text.Reading;
import org.linli.platform.text.Written;
import org.linli.platform.text.WrittenName;

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
     * Reads a name, by one rule in forms, files and the API: 1 to {@value #LONGEST} characters with a letter among them and
     * no digit, which would be somebody's number in the wrong place, and with the signs of a {@link WrittenName} only; a Chinese
     * one without blanks.
     */
    public static Reading<PersonName> read(String written) {
        String plain = Written.plain(written);
        String name = HAN.matcher(plain).find() ? plain.replace(" ", "") : plain;
        if (name.isEmpty()) {
            return Reading.refused("people.name.missing");
        }
        if (name.length() > LONGEST) {
            return Reading.refused("people.name.long", LONGEST);
        }
        if (name.codePoints().noneMatch(Character::isLetter)
                || DIGIT.matcher(name).find()) {
            return Reading.refused("people.name.none");
        }
        return WrittenName.misplaced(name)
                .<Reading<PersonName>>map(sign -> Reading.refused("people.name.sign", sign))
                .orElseGet(() -> Reading.good(new PersonName(name)));
    }

    /**
     * The name as it is kept.
     *
     * @throws Refused with a problem on {@code name}
     */
    static String taken(String written) {
        return switch (read(written)) {
            case Reading.Good<PersonName>(PersonName name) -> name.text;
            case Reading.Refused<PersonName> refused -> throw new Refused(List.of(refused.problem("name")));
        };
    }

    public PersonName {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A name is not empty");
        }
    }

    /** Whether the other is the same name, blanks and case aside. */
    public boolean is(PersonName other) {
        return NamedPhone.folded(text).equals(NamedPhone.folded(other.text));
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
