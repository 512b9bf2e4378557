package org.linli.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.linli.platform.Ids;

/** Names one task. */
public record TaskId(@JsonValue UUID value) {

    @JsonCreator
    public static TaskId of(UUID value) {
        return new TaskId(value);
    }

    /** A new one, for a task about to be opened. */
    public static TaskId next() {
        return new TaskId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
