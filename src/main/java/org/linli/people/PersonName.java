package org.linli.people;

/**
 * A name as somebody writes it.
 *
 * @param text not empty
 */
public record PersonName(String text) {

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
