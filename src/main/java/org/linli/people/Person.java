package org.linli.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.Sex;

/**
 * Somebody in the register, as their page shows them: numbers masked. The whole numbers come from {@link People#unmask}
 * only, which leaves a trace.
 *
 * @param document the masked number; empty where there is none
 * @param entered the tags that were entered by hand
 * @param tags the tags that hold today, with those that follow from the age
 * @param minor whether under 14, and so shielded further
 * @param leftOn the day they moved away; null while they live here
 * @param diedOn the day they died
 * @param version for changing what was read
 */
public record Person(
        PersonId id,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String name,
        Relation relation,
        @Nullable Sex sex,
        @Nullable LocalDate bornOn,
        DocumentType documentType,
        String document,
        List<Contact> contacts,
        Set<Tag> entered,
        Set<Tag> tags,
        boolean minor,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate diedOn,
        int version) {

    public Person {
        contacts = List.copyOf(contacts);
        entered = Set.copyOf(entered);
    }

    /** Whether they live here now. */
    public boolean isHere() {
        return leftOn == null && diedOn == null;
    }

    /** Whole years on {@code day}; null where the birthday is not known. */
    public @Nullable Integer ageOn(LocalDate day) {
        return bornOn == null ? null : Period.between(bornOn, day).getYears();
    }
}
