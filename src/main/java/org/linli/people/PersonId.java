package org.linli.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.linli.platform.Ids;

/** Names one person. */
public record PersonId(@JsonValue UUID value) implements Comparable<PersonId> {

    @JsonCreator
    public static PersonId of(UUID value) {
        return new PersonId(value);
    }

    /** A new one, for a person about to be registered. */
    public static PersonId next() {
        return new PersonId(Ids.next());
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
