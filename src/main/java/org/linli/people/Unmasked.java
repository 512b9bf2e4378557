package org.linli.people;

import java.util.List;

/**
 * The whole numbers of one person. Shown at once and never kept; {@link #toString()} hides them.
 *
 * @param document empty where there is none
 */
public record Unmasked(IdentityDocument document, List<Phone> phones) {

    public Unmasked {
        phones = List.copyOf(phones);
    }
}
