package org.linli.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.territory.DwellingId;

/**
 * Somebody on record with all that a list is compared with; numbers whole, so it never leaves the module.
 *
 * @param dwelling their home; null where only the cell is known
 * @param address of the home below the community
 * @param tags that were entered
 * @param minor whether under 14, and so shielded further
 * @param documentMark by which another document is told without keeping it
 * @param phonesMark the same of the phones
 */
record HouseholdImportPerson(
        PersonId id,
        String name,
        HouseholdId household,
        AreaPath path,
        @Nullable DwellingId dwelling,
        String address,
        boolean head,
        Relation relation,
        IdentityDocument document,
        Set<Tag> tags,
        @Nullable LocalDate bornOn,
        boolean minor,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate diedOn,
        List<Phone> phones,
        String documentMark,
        String phonesMark) {

    boolean isHere() {
        return leftOn == null && diedOn == null;
    }

    boolean hasDocument() {
        return document.type() != DocumentType.NONE;
    }

    String foldedName() {
        return PersonName.folded(name);
    }

    /** Somebody who is about to be stored from a row of the list. */
    static HouseholdImportPerson of(PersonId id, HouseholdImportRow row, DwellingId dwelling, AreaPath path) {
        return new HouseholdImportPerson(
                id,
                row.name(),
                new HouseholdId(id.value()),
                path,
                dwelling,
                row.address(),
                false,
                Relation.MEMBER,
                row.document(),
                row.tags(),
                row.bornOn(),
                false,
                null,
                null,
                row.phones(),
                "",
                "");
    }
}
