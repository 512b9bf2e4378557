package org.linli.arrivals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.linli.platform.Ids;

/** Names one arrival. */
public record ArrivalId(@JsonValue UUID value) {

    @JsonCreator
    public static ArrivalId of(UUID value) {
        return new ArrivalId(value);
    }

    /** Reads one from an address. */
    public static ArrivalId of(String text) {
        return new ArrivalId(UUID.fromString(text));
    }

    /** A new one, for an arrival about to be registered. */
    public static ArrivalId next() {
        return new ArrivalId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
