package org.linli.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * A task to be opened; the parameters are those of {@link Task}. Opening one whose id is known already changes nothing.
 */
public record NewTask(
        TaskId id,
        String kind,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        @Nullable PersonId personId,
        @Nullable HouseholdId householdId,
        @Nullable UUID sourceId,
        Instant dueFrom,
        Instant dueUntil,
        @Nullable Instant missedAfter,
        LocalDate day,
        Map<String, String> data) {

    /** Name in its data of what it is about that is no person; lists show it where a person's name stands. */
    public static final String SUBJECT = "subject";

    /** Name in its data of where that is, where it is in no home. */
    public static final String ADDRESS = "address";

    /** Name in its data of its place on the way through the cell, a whole number as those of buildings. */
    public static final String ORDER = "order";

    public NewTask {
        data = Map.copyOf(data);
        if (!dueUntil.isAfter(dueFrom)) {
            throw new IllegalArgumentException("A task is due from " + dueFrom + " until " + dueUntil);
        }
    }

    /** One that is done whenever it is done. */
    public NewTask(
            TaskId id,
            String kind,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            @Nullable PersonId personId,
            @Nullable HouseholdId householdId,
            @Nullable UUID sourceId,
            Instant dueFrom,
            Instant dueUntil,
            LocalDate day,
            Map<String, String> data) {
        this(id, kind, path, rentalPath, personId, householdId, sourceId, dueFrom, dueUntil, null, day, data);
    }

    /** A value that its kind put there; empty when it did not. */
    public String datum(String name) {
        return data.getOrDefault(name, "");
    }
}
