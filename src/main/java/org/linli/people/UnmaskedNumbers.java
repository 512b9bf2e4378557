package org.linli.people;

import java.util.List;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;

/**
 * The whole numbers of one person. Shown at once and never kept; {@link #toString()} hides them.
 *
 * @param document empty where there is none
 */
public record UnmaskedNumbers(IdentityDocument document, List<Phone> phones) {

    public UnmaskedNumbers {
        phones = List.copyOf(phones);
    }
}
