package org.linli.territory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one building. */
public record BuildingId(@JsonValue UUID value) {

    @JsonCreator
    public static BuildingId of(UUID value) {
        return new BuildingId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
