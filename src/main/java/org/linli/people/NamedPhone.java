package org.linli.people;

import java.util.Locale;
import org.linli.platform.text.Written;

/**
 * A name and a phone number, by which somebody without a document is recognised.
 *
 * @param name compared without blanks and case
 */
public record NamedPhone(String name, Phone phone) {

    public NamedPhone {
        name = folded(name);
    }

    static String folded(String name) {
        return Written.joined(name).toLowerCase(Locale.ROOT);
    }
}
