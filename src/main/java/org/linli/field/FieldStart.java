package org.linli.field;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Something entered that was nobody's task, of a {@link FieldKind}. Whoever entered it sees whom it is about.
 *
 * @param id made on the phone; what it makes can have it too
 * @param at when it was entered, by the server's clock
 * @param household that it is about, a person's where it is about one; null where it is about nobody
 * @param person that it is about; null for the household as a whole
 */
public record FieldStart(
        UUID id,
        Instant at,
        @Nullable HouseholdId household,
        @Nullable PersonId person) {

    /** The household, of a kind that always has one. */
    public HouseholdId atHome() {
        if (household == null) {
            throw new IllegalStateException("Entry " + id + " is about no household");
        }
        return household;
    }

    /** The person, of a kind that is about one. */
    public PersonId about() {
        if (person == null) {
            throw new IllegalStateException("Entry " + id + " is about no person");
        }
        return person;
    }
}
