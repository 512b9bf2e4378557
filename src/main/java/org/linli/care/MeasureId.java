package org.linli.care;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.linli.platform.Ids;

/** Names one measure. */
public record MeasureId(@JsonValue UUID value) {

    @JsonCreator
    public static MeasureId of(UUID value) {
        return new MeasureId(value);
    }

    /** A new one, for a measure about to begin. */
    public static MeasureId next() {
        return new MeasureId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
