package org.linli.arrivals;

import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.people.PersonId;

/**
 * Who arrived, as far as it takes to know them again.
 *
 * @param name as in the document
 * @param document of type none where there is none; then the phone number is needed
 * @param phone null where there is none, as with a child
 * @param samePerson that the document is theirs was asked and confirmed, though it is on record under another name
 * @param onRecord who it is, where a correction keeps them with the document on record; else null
 */
public record Traveller(
        String name,
        IdentityDocument document,
        @Nullable Phone phone,
        boolean samePerson,
        @Nullable PersonId onRecord) {

    public Traveller(String name, IdentityDocument document, @Nullable Phone phone) {
        this(name, document, phone, false, null);
    }
}
