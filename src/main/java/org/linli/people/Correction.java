package org.linli.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.identity.Sex;

/**
 * What is to be put right about somebody.
 *
 * @param name 1 to 60 characters
 * @param document the right document; null to keep the one on record
 * @param sex used only where the document's number does not tell it
 * @param bornOn used only where the document's number does not tell it
 * @param tags all that hold, without those that follow from the age
 * @param newPhones numbers to add, the best first
 * @param endedContacts numbers on record that no longer reach them
 */
public record Correction(
        String name,
        Relation relation,
        @Nullable IdentityDocument document,
        @Nullable Sex sex,
        @Nullable LocalDate bornOn,
        Set<Tag> tags,
        List<Phone> newPhones,
        Set<UUID> endedContacts) {

    public Correction {
        name = PersonName.taken(name);
        tags = Set.copyOf(tags);
        newPhones = NewPerson.checkedPhones(newPhones);
        endedContacts = Set.copyOf(endedContacts);
    }
}
