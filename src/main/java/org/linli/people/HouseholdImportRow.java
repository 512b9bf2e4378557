package org.linli.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.identity.Sex;

/**
 * One person of a list of households, as far as the list says.
 *
 * @param household what tells their household from others in the same home: the name of its head, else its number;
 *     empty for nothing
 * @param headNamed whether {@code household} is the name of the head
 * @param phones empty where none is written
 * @param address as written, with the room
 */
record HouseholdImportRow(
        int row,
        String household,
        boolean headNamed,
        HouseholdImportRelation relation,
        String name,
        IdentityDocument document,
        @Nullable Sex sex,
        @Nullable LocalDate bornOn,
        List<Phone> phones,
        String address,
        Set<Tag> tags) {

    boolean hasDocument() {
        return document.type() != DocumentType.NONE;
    }

    /** What somebody without a document is known by. */
    Stream<NamedPhone> named() {
        return phones.stream().map(phone -> new NamedPhone(name, phone));
    }

    String foldedName() {
        return PersonName.folded(name);
    }
}
