package org.linli.people;

import org.linli.identity.PersonName;
import org.linli.identity.Phone;

/**
 * A name and a phone number, by which somebody without a document is recognised.
 *
 * @param name compared without blanks and case
 */
public record NamedPhone(String name, Phone phone) {

    public NamedPhone {
        name = PersonName.folded(name);
    }
}
