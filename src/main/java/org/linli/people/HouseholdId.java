package org.linli.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.linli.platform.Ids;

/** Names one household. */
public record HouseholdId(@JsonValue UUID value) implements Comparable<HouseholdId> {

    @JsonCreator
    public static HouseholdId of(UUID value) {
        return new HouseholdId(value);
    }

    /** A new one, for a household about to be registered. */
    public static HouseholdId next() {
        return new HouseholdId(Ids.next());
    }

    @Override
    public int compareTo(HouseholdId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
