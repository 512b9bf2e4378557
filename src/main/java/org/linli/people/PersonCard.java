package org.linli.people;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.Sex;
import org.linli.territory.DwellingId;

/**
 * A person as lists show one: numbers masked.
 *
 * @param age whole years today; null where the birthday is not known
 * @param document the masked number; empty where there is none
 * @param phone the first masked number; null where there is none
 * @param head whether they are the head of their household
 * @param dwelling their home; null where only the cell is known
 * @param address of the home below the community, as 3组60号202室; empty where it is not known
 * @param path the household cell
 * @param rentalPath the rental cell over it; null where there is none
 * @param tags those that hold today
 * @param minor whether under 14, and so shielded further
 * @param leftOn the day they moved away; null while they live here
 * @param diedOn the day they died
 */
public record PersonCard(
        PersonId id,
        String name,
        @Nullable Sex sex,
        @Nullable Integer age,
        DocumentType documentType,
        String document,
        @Nullable String phone,
        HouseholdId householdId,
        HouseholdKind householdKind,
        boolean head,
        Relation relation,
        @Nullable DwellingId dwelling,
        String address,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        Set<Tag> tags,
        boolean minor,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate diedOn) {

    /** Whether they live here now. */
    public boolean isHere() {
        return leftOn == null && diedOn == null;
    }
}
