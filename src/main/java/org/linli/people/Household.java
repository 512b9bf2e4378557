package org.linli.people;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.DwellingId;

/**
 * People who live together.
 *
 * @param path the household cell of their home
 * @param rentalPath the rental cell over it; null where there is none
 * @param dwelling their home; null where only the cell is known
 * @param head the one to contact; null while nobody is named
 * @param note at most 500 characters
 * @param since first day here, where it is known
 * @param endedOn the day on which the last of them had gone; null while somebody lives here
 * @param version for changing what was read
 */
public record Household(
        HouseholdId id,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        @Nullable DwellingId dwelling,
        HouseholdKind kind,
        @Nullable PersonId head,
        String note,
        @Nullable LocalDate since,
        @Nullable LocalDate endedOn,
        int version) {

    /** Their home, where it is known. */
    public Optional<DwellingId> home() {
        return Optional.ofNullable(dwelling);
    }
}
