package org.linli.territory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one dwelling. */
public record DwellingId(@JsonValue UUID value) {

    @JsonCreator
    public static DwellingId of(UUID value) {
        return new DwellingId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
